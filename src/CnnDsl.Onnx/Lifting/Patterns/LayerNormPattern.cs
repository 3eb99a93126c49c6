using CnnDsl.Onnx.Reading;

namespace CnnDsl.Onnx.Lifting.Patterns;

/// <summary>(x - mean(x)) / sqrt(mean((x - mean(x))²) + epsilon), over the last axes or over the channels at each pixel; and times weight plus bias.</summary>
internal static class LayerNormPattern
{
    public static bool Lift(NodeLift node)
    {
        if (!node.IsFlow(0) || !node.IsFlow(1) || Match(node.Flow(0), node.Flow(1)) is not var (x, arguments, _))
        {
            return false;
        }

        node.Give(node.Add("LayerNorm", x, arguments.Set("Affine", false)));
        return true;
    }

    public static bool LiftAffine(NodeLift node)
    {
        if (node.WithKnown() is not var (scaled, bias, biasName) || node.Graph.Producer(FlowName(node)) is not { Kind: "Mul" } product
            || node.WithKnown(product) is not var (normalized, weight, weightName) || scaled.Layer.Kind is not ("Mul" or "BatchNorm")
            || normalized.Of("LayerNorm") is not { } x || !normalized.Layer.Arguments.Any(argument => argument is { Name: "Affine", Value: false }))
        {
            return false;
        }

        bool channels = normalized.Layer.Arguments.Any(argument => argument.Name == "Channels");
        int[] sizes = channels ? [x.Shape[0]] : x.Shape.Dimensions[(int)(normalized.Layer.Number("Axis") ?? 0)..].ToArray();
        if (!Fits(node, weight, x, sizes, channels) || !Fits(node, bias, x, sizes, channels))
        {
            return false;
        }

        Arguments arguments = [.. normalized.Layer.Arguments.Where(argument => argument.Name != "Affine")];
        node.Give(node.Add("LayerNorm", x, arguments, new Dictionary<string, LiftedWeight>
        {
            ["weight"] = NodeLift.Weight(weight, weightName, sizes),
            ["bias"] = NodeLift.Weight(bias, biasName, sizes),
        }));
        return true;
    }

    private static string FlowName(NodeLift node) => node.Node.Inputs[node.IsFlow(0) ? 0 : 1];

    // A number for each of the normalized elements, in their place.
    private static bool Fits(NodeLift node, OnnxTensor tensor, Flow x, int[] sizes, bool channels)
    {
        int[] significant = [.. tensor.Dimensions.ToArray().SkipWhile(size => size == 1)];
        int[] expected = [.. (channels ? [sizes[0], 1, 1] : sizes).SkipWhile(size => size == 1)];
        return tensor.Rank <= node.Full(x).Length && significant.SequenceEqual(expected);
    }

    private static (Flow X, Arguments Arguments, int[] Axes)? Match(Flow centered, Flow deviation)
    {
        Flow? sum = deviation.Of("Sqrt");
        Flow? variance = sum.Of("Shift");
        if (centered.OfTwo("Sub") is not var (x, mean) || variance is null || Mean(mean, x.Rank) is not var (averaged, axes) || averaged != x
            || Mean(variance, x.Rank) is not var (squared, others) || !axes.SequenceEqual(others) || !IsSquareOf(squared, centered))
        {
            return null;
        }

        Arguments arguments = [];
        bool channels = x.Rank == 3 && axes is [0];
        if (channels)
        {
            arguments.Set("Channels", true);
        }
        else if (axes[^1] == x.Rank - 1 && axes.Length == x.Rank - axes[0])
        {
            arguments.Unless(0, "Axis", axes[0]);
        }
        else
        {
            return null;
        }

        arguments.Unless(1e-5, "Epsilon", (float)sum!.Layer.Number("Offset")!.Value);
        return (x, arguments, axes);
    }

    private static (Flow Averaged, int[] Axes)? Mean(Flow flow, int rank) =>
        flow.Of("ReduceMean") is { } averaged && flow.Layer.Arguments.All(argument => argument.Name == "Axes")
            ? (averaged, flow.Layer.Axes() ?? [.. Enumerable.Range(0, rank)])
            : null;

    private static bool IsSquareOf(Flow squared, Flow centered) => squared.Of("Pow", "Exponent", 2) is { } basis
        ? AreSame(basis, centered)
        : squared.OfTwo("Mul") is var (first, second) && AreSame(first, centered) && AreSame(second, centered);

    // PyTorch subtracts the mean once for the square and once more for the quotient.
    private static bool AreSame(Flow first, Flow second) =>
        first == second || (first.OfTwo("Sub") is var (a, b) && second.OfTwo("Sub") is var (c, d) && a == c && b == d);
}
