using CnnDsl.Onnx.Reading;

namespace CnnDsl.Onnx.Lifting.Patterns;

/// <summary>
/// Patterns are recognised on what the nodes so far have become, not on the nodes: there numbers are Scale and Shift, whichever side of
/// whichever operator they stood on, and what does nothing is gone.
/// </summary>
internal static class LayerMatching
{
    /// <summary>What a layer of the given kind reads, when such a one gives the flow and reads nothing else.</summary>
    public static Flow? Of(this Flow? flow, string kind) =>
        flow is { Part: null, Layer.Inputs: [var input] } && flow.Layer.Kind == kind ? input : null;

    /// <summary>The two that a layer of the given kind reads, when such a one gives the flow.</summary>
    public static (Flow First, Flow Second)? OfTwo(this Flow? flow, string kind) =>
        flow is { Part: null, Layer.Inputs: [var first, var second] } && flow.Layer.Kind == kind ? (first, second) : null;

    /// <summary>What a layer with one number reads, when the number is about the given one: Scale by 0.5.</summary>
    public static Flow? Of(this Flow? flow, string kind, string argument, double number) =>
        flow.Of(kind) is { } input && flow!.Layer.Number(argument) is { } found && IsAbout(found, number) ? input : null;

    /// <summary>A number among a layer's arguments; null when it is left to its default.</summary>
    public static double? Number(this LiftedLayer layer, string argument) => layer.Arguments.FirstOrDefault(item => item.Name == argument)?.Value switch
    {
        double number => number,
        int number => number,
        _ => null,
    };

    /// <summary>Axes among a layer's arguments; null when it is left to its default.</summary>
    public static int[]? Axes(this LiftedLayer layer) => layer.Arguments.FirstOrDefault(item => item.Name == "Axes")?.Value as int[];

    /// <summary>Equal up to what is lost when a constant such as the root of 2 is printed.</summary>
    public static bool IsAbout(double found, double expected) => Math.Abs(found - expected) <= 1e-4 * Math.Abs(expected);

    /// <summary>A flow and the known numbers beside it, when the node has one of each.</summary>
    public static (Flow Flow, OnnxTensor Known, string Source)? WithKnown(this NodeLift node) => node.InputCount == 2 ? WithKnown(node, node.Node) : null;

    /// <summary>The same of a node before it.</summary>
    public static (Flow Flow, OnnxTensor Known, string Source)? WithKnown(this NodeLift node, OnnxNode before)
    {
        foreach ((int flow, int known) in new[] { (0, 1), (1, 0) })
        {
            if (before.Inputs.Count == 2 && node.Graph.Value(before.Inputs[flow]) is Flow found && node.Graph.Known(before.Inputs[known]) is { } numbers)
            {
                return (found, numbers, before.Inputs[known]);
            }
        }

        return null;
    }
}
