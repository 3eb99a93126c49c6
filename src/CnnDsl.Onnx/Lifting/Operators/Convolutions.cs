using CnnDsl.Onnx.Folding;
using CnnDsl.Onnx.Reading;

namespace CnnDsl.Onnx.Lifting.Operators;

/// <summary>Convolutions over one axis and two.</summary>
internal static class Convolutions
{
    public static Dictionary<string, Lifter> All { get; } = new() { ["Conv"] = Conv, ["ConvTranspose"] = TransposedConvolutions.Lift };

    private static void Conv(NodeLift node)
    {
        OnnxTensor weight = node.Need(1, "weight");
        int[] kernel = KernelOf(node, weight);
        Flow image = ImageOf(node, kernel.Length);
        WindowArguments window = new(node.Node, kernel);
        int groups = node.Node.Int("group", 1).Small("group");
        int filters = weight.Dimensions[0];
        bool isDepthwise = kernel.Length == 2 && groups > 1 && groups == image.Shape[0] && filters % groups == 0 && weight.Dimensions[1] == 1;

        Arguments arguments = [];
        if (!isDepthwise)
        {
            arguments.Set("Filters", filters);
        }

        window.AddKernel(arguments);
        window.AddTo(arguments, isPool: false);
        if (isDepthwise)
        {
            arguments.Unless(1, "Multiplier", filters / groups);
        }
        else
        {
            arguments.Unless(1, "Groups", groups);
        }

        arguments.Unless(true, "Bias", node.Has(2));
        window.AddRounding(arguments, image.Shape, ceiling: false);
        string kind = kernel.Length == 1 ? "Conv1D" : isDepthwise ? "DepthwiseConv2D" : "Conv2D";
        Image.Give(node, node.Add(kind, image, arguments, Weights(node, weight.Dimensions, filters)));
    }

    /// <summary>The sizes of the kernel, which a weight of this operator ends in.</summary>
    public static int[] KernelOf(NodeLift node, OnnxTensor weight)
    {
        int[] kernel = weight.Rank is 3 or 4
            ? weight.Dimensions[2..].ToArray()
            : throw new RefusedNodeException($"it goes over {weight.Rank - 2} axes, and convolutions over 1 or 2 are known");
        return node.Node.Ints("kernel_shape") is { } stated && !stated.SequenceEqual(Array.ConvertAll(kernel, size => (long)size))
            ? throw new RefusedNodeException($"its kernel_shape is [{string.Join(", ", stated)}], and its weight {string.Join(" x ", weight.Dimensions.ToArray())}")
            : kernel;
    }

    /// <summary>What the convolution reads, without N.</summary>
    public static Flow ImageOf(NodeLift node, int axes)
    {
        Flow image = Image.Of(node, node.Flow(0));
        return image.Rank == axes + 1
            ? image
            : throw new RefusedNodeException($"its weight is for {axes} axes beside channels, and its input is {image.Shape}");
    }

    /// <summary>Weight and bias of a convolution.</summary>
    public static Dictionary<string, LiftedWeight> Weights(NodeLift node, ReadOnlySpan<int> weight, int filters)
    {
        Dictionary<string, LiftedWeight> weights = new() { ["weight"] = node.Weight(1, "weight", weight) };
        if (node.Has(2))
        {
            weights["bias"] = node.Weight(2, "bias", filters);
        }

        return weights;
    }
}
