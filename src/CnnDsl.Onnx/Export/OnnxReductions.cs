using CnnDsl.Onnx.Format;
using static CnnDsl.Onnx.Export.OnnxGraph;

namespace CnnDsl.Onnx.Export;

/// <summary>Layers that make one number of many.</summary>
internal static class OnnxReductions
{
    /// <summary>Opset 17 takes the axes as an attribute, but those of ReduceSum as an input. None would be all, the batch among them.</summary>
    public static string Reduce(OnnxLayer layer, string operation)
    {
        if (layer.InputShape.Rank == 0)
        {
            return layer.Node("Identity", [layer.Input]);
        }

        long[] axes = [.. layer.Ints("Axes").Select(axis => axis + 1L)];
        AttributeProto keep = Int("keepdims", layer.Int("KeepDims"));
        return operation == "ReduceSum"
            ? layer.Node(operation, [layer.Input, layer.Integers("axes", axes)], keep)
            : layer.Node(operation, [layer.Input], Ints("axes", axes), keep);
    }

    /// <summary>The index as a float.</summary>
    public static string ArgMax(OnnxLayer layer)
    {
        string index = layer.Step(
            "index", "ArgMax", [layer.Input], Int("axis", layer.Axis), Int("keepdims", layer.Int("KeepDims")), Int("select_last_index", layer.Int("SelectLast")));
        return layer.Node("Cast", [index], Int("to", FloatType));
    }
}
