using static CnnDsl.Onnx.Export.OnnxGraph;

namespace CnnDsl.Onnx.Export;

/// <summary>Layers that move numbers.</summary>
internal static class OnnxShapes
{
    public static string Reshape(OnnxLayer layer) =>
        layer.Node("Reshape", [layer.Input, layer.ShapeOf("output", layer.OutputShape.Dimensions)]);

    /// <summary>The batch stays in front.</summary>
    public static string Transpose(OnnxLayer layer) =>
        layer.Node("Transpose", [layer.Input], Ints("perm", [0, .. layer.Ints("Axes").Select(axis => axis + 1L)]));

    public static string Slice(OnnxLayer layer)
    {
        (int start, int step) = (layer.Int("Start"), layer.Int("Step"));
        long end = start + ((long)layer.Int("Count") * step);

        // Backwards to the first number: one before it would count from the end.
        return Slice(layer, start, end < 0 ? int.MinValue : end, step);
    }

    /// <summary>Each part is a layer of its own.</summary>
    public static string Split(OnnxLayer layer)
    {
        int count = layer.OutputShape[layer.Axis - 1];
        return Slice(layer, layer.Int("Part") * count, (layer.Int("Part") + 1) * count, 1);
    }

    /// <summary>C = groups x C/groups, turned round.</summary>
    public static string ChannelShuffle(OnnxLayer layer)
    {
        int groups = layer.Int("Groups");
        string grouped = layer.Reshaped("grouped", layer.Input, groups, layer.InputShape[0] / groups, -1);
        string turned = layer.Step("turned", "Transpose", [grouped], Ints("perm", 0, 2, 1, 3));
        return Reshape(layer, turned);
    }

    public static string PixelShuffle(OnnxLayer layer) => layer.Node(
        "DepthToSpace", [layer.Input], Int("blocksize", layer.Int("Factor")), Text("mode", layer.Flag("DepthFirst") ? "DCR" : "CRD"));

    /// <summary>ONNX has the inverse of one order only.</summary>
    public static string PixelUnshuffle(OnnxLayer layer)
    {
        int factor = layer.Int("Factor");
        if (layer.Flag("DepthFirst"))
        {
            return layer.Node("SpaceToDepth", [layer.Input], Int("blocksize", factor));
        }

        TensorShape input = layer.InputShape;
        string split = layer.Reshaped("split", layer.Input, input[0], input[1] / factor, factor, input[2] / factor, factor);
        return Reshape(layer, layer.Step("turned", "Transpose", [split], Ints("perm", 0, 1, 3, 5, 2, 4)));
    }

    /// <summary>The same for every image: it is repeated for as many as the network's input has.</summary>
    public static string Constant(OnnxLayer layer)
    {
        string batch = layer.Step("batch", "Shape", [layer.NetworkInput], Int("start", 0), Int("end", 1));
        string shape = layer.Step("shape", "Concat", [batch, layer.Integers("dimensions", [.. layer.OutputShape.Dimensions.ToArray().Select(size => (long)size)])], Int("axis", 0));
        return layer.Node("Expand", [layer.WeightAs("value", [1, .. layer.OutputShape.Dimensions]), shape]);
    }

    /// <summary>Constant padding, mirrored or repeated edges; of a sequence left and right only.</summary>
    public static string Pad(OnnxLayer layer)
    {
        string[][] sides = layer.InputShape.Rank == 2 ? [["Left"], ["Right"]] : [["Top", "Left"], ["Bottom", "Right"]];
        long[] pads = [0, 0, .. sides[0].Select(side => (long)layer.Int($"Padding{side}")), 0, 0, .. sides[1].Select(side => (long)layer.Int($"Padding{side}"))];
        string mode = ((string[])["constant", "reflect", "edge"])[layer.Int("Mode")];
        return layer.Node("Pad", [layer.Input, layer.Integers("pads", pads), layer.Scalar("value", layer.Number("Value"))], Text("mode", mode));
    }

    private static string Reshape(OnnxLayer layer, string value) => layer.Node("Reshape", [value, layer.ShapeOf("output", layer.OutputShape.Dimensions)]);

    private static string Slice(OnnxLayer layer, long start, long end, long step) => layer.Node(
        "Slice",
        [layer.Input, layer.Integers("starts", start), layer.Integers("ends", end), layer.Integers("axes", layer.Axis), layer.Integers("steps", step)]);
}
