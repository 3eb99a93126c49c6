using CnnDsl.Onnx.Folding;
using CnnDsl.Onnx.Reading;

namespace CnnDsl.Onnx.Lifting.Operators;

/// <summary>Transposed convolutions. One axis is two, the first of them 1.</summary>
internal static class TransposedConvolutions
{
    public static void Lift(NodeLift node)
    {
        OnnxTensor weight = node.Need(1, "weight");
        int[] kernel = Convolutions.KernelOf(node, weight);
        Flow image = Convolutions.ImageOf(node, kernel.Length);
        WindowArguments window = new(node.Node, kernel);
        (int[] pads, int[] outputPadding) = PaddingOf(node.Node, window, image.Shape);
        window = new WindowArguments(node.Node, kernel) { Pads = pads };
        int groups = node.Node.Int("group", 1).Small("group");
        int filters = weight.Dimensions[1] * groups;
        if (kernel.Length == 1)
        {
            Flow map = Reshaping.ToShape(node, image, [image.Shape[0], 1, image.Shape[1]]);
            Flow wide = node.Add("ConvTranspose2D", map, ArgumentsOf(node, window, outputPadding, filters, groups),
                Convolutions.Weights(node, [weight.Dimensions[0], weight.Dimensions[1], 1, kernel[0]], filters));
            Image.Give(node, Reshaping.ToShape(node, wide, [wide.Shape[0], wide.Shape[2]]));
            return;
        }

        Image.Give(node, node.Add(
            "ConvTranspose2D", image, ArgumentsOf(node, window, outputPadding, filters, groups), Convolutions.Weights(node, weight.Dimensions, filters)));
    }

    private static Arguments ArgumentsOf(NodeLift node, WindowArguments window, int[] outputPadding, int filters, int groups)
    {
        Arguments arguments = new Arguments().Set("Filters", filters);
        window = window.Rank == 1 ? window.WithHeight() : window;
        window.AddKernel(arguments);
        window.AddTo(arguments, isPool: false, ignoreAuto: true);
        int[] padding = outputPadding.Length == 1 ? [0, outputPadding[0]] : outputPadding;
        if (padding[0] == padding[1])
        {
            arguments.Unless(0, "OutputPadding", padding[0]);
        }
        else
        {
            arguments.Unless(0, "OutputPaddingHeight", padding[0]).Unless(0, "OutputPaddingWidth", padding[1]);
        }

        return arguments.Unless(1, "Groups", groups).Unless(true, "Bias", node.Has(2));
    }

    /// <summary>
    /// The pads as stated, or those that give the size that is asked for: output_shape, or stride times the input's with SAME. Where the size is
    /// more than the windows reach, the output is padded.
    /// </summary>
    private static (int[] Pads, int[] OutputPadding) PaddingOf(OnnxNode node, WindowArguments window, TensorShape input)
    {
        int axes = window.Rank;
        int[] outputPadding = node.Ints("output_padding")?.Small("output_padding") ?? new int[axes];
        int[]? asked = node.Ints("output_shape")?.Small("output_shape");
        if (outputPadding.Length != axes || asked?.Length < axes)
        {
            throw new RefusedNodeException($"it has {outputPadding.Length} output paddings and {asked?.Length ?? axes} output sizes for {axes} axes");
        }

        if (asked is null && !window.IsAuto)
        {
            return (window.Pads, outputPadding);
        }

        int[] pads = new int[2 * axes];
        int[] padding = [.. outputPadding];
        bool isUpper = node.Text("auto_pad", "NOTSET") == "SAME_UPPER";
        for (int axis = 0; axis < axes; axis++)
        {
            int size = input[1 + axis];
            long target = asked is null ? (long)size * window.Stride(axis) : asked[asked.Length - axes + axis];
            long total = ((size - 1L) * window.Stride(axis)) + outputPadding[axis] + window.Span(axis) - target;
            padding[axis] += Math.Max(0, -total).Small("an output padding");

            // An odd one is behind with SAME_UPPER, and before otherwise.
            int smaller = (Math.Max(0, total) / 2).Small("a pad");
            int larger = (Math.Max(0, total) - smaller).Small("a pad");
            (pads[axis], pads[axis + axes]) = isUpper ? (smaller, larger) : (larger, smaller);
        }

        return (pads, padding);
    }
}
