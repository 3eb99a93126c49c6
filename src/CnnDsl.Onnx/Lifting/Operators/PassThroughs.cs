using CnnDsl.Onnx.Folding;
using CnnDsl.Onnx.Reading;

namespace CnnDsl.Onnx.Lifting.Operators;

/// <summary>Operators that do nothing to a network that is not being trained.</summary>
internal static class PassThroughs
{
    public static Dictionary<string, Lifter> All { get; } = new()
    {
        ["Identity"] = node => node.Give(node.Flow(0)),
        ["Dropout"] = Dropout,
        ["Cast"] = Cast,
    };

    private static void Dropout(NodeLift node)
    {
        bool isTraining = node.Known(2) is { Length: 1 } training && training.ToIntegers()[0] != 0;
        // Swin is exported so, with a ratio of 0.
        if (isTraining && !(node.Known(1) is { Length: 1 } ratio && ratio.ToFloats()[0] == 0))
        {
            throw new RefusedNodeException("it is in training mode");
        }

        node.Give(node.Flow(0));
    }

    // All flows are floats, and so are indices of an ArgMax.
    private static void Cast(NodeLift node)
    {
        ElementType to = (ElementType)node.Node.Int("to", 0);
        Flow flow = node.Flow(0);
        node.Give(to.IsReal() || flow.Layer.Kind == "ArgMax" ? flow : throw new RefusedNodeException($"it casts to {to.Word()}, and networks compute in floats"));
    }
}
