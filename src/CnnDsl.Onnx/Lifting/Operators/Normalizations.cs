using CnnDsl.Onnx.Folding;
using CnnDsl.Onnx.Reading;

namespace CnnDsl.Onnx.Lifting.Operators;

/// <summary>Normalizations: by running statistics, or by those of the image.</summary>
internal static class Normalizations
{
    public static Dictionary<string, Lifter> All { get; } = new()
    {
        ["BatchNormalization"] = BatchNorm,
        ["InstanceNormalization"] = InstanceNorm,
        ["GroupNormalization"] = GroupNorm,
        ["LayerNormalization"] = LayerNorm,
        ["LRN"] = LRN,
        ["LpNormalization"] = LpNormalization,
    };

    private static void BatchNorm(NodeLift node)
    {
        if (node.Node.Flag("training_mode") || node.Node.Int("spatial", 1) == 0)
        {
            throw new RefusedNodeException(node.Node.Flag("training_mode") ? "it is in training mode" : "it has statistics for each pixel (spatial = 0)");
        }

        Flow image = Image.Of(node, node.Flow(0));
        int channels = image.Rank == 0 ? 1 : image.Shape[0];
        Image.Give(node, node.Add("BatchNorm", image, new Arguments().Unless(1e-5, "Epsilon", node.Node.Float("epsilon", 1e-5f)), new Dictionary<string, LiftedWeight>
        {
            ["weight"] = node.Weight(1, "scale", channels),
            ["bias"] = node.Weight(2, "bias", channels),
            ["running_mean"] = node.Weight(3, "mean", channels),
            ["running_var"] = node.Weight(4, "variance", channels),
        }));
    }

    private static void InstanceNorm(NodeLift node)
    {
        Flow image = Image.Of(node, node.Flow(0));
        Arguments arguments = new Arguments().Unless(1e-5, "Epsilon", node.Node.Float("epsilon", 1e-5f)).Set("Affine", true);
        Image.Give(node, node.Add("InstanceNorm", image, arguments, Affine(node, image.Shape.Dimensions[..1])));
    }

    private static void GroupNorm(NodeLift node)
    {
        Flow image = Image.Of(node, node.Flow(0));
        int groups = node.Node.Int("num_groups", 0).Small("num_groups");
        int channels = image.Shape[0];
        Arguments arguments = new Arguments().Set("Groups", groups).Unless(1e-5, "Epsilon", node.Node.Float("epsilon", 1e-5f));

        // Until opset 20 a number for each group, since then one for each channel.
        bool isByGroup = node.Opset < 21 && node.Need(1, "scale").Length == groups && groups > 0 && channels % groups == 0;
        LiftedWeight Read(int input, string what) => isByGroup
            ? NodeLift.Weight(node.Need(input, what).Picked([.. Enumerable.Range(0, channels).Select(c => c / (channels / groups))], channels), node.Node.Inputs[input], channels)
            : node.Weight(input, what, channels);
        Image.Give(node, node.Add("GroupNorm", image, arguments, new Dictionary<string, LiftedWeight> { ["weight"] = Read(1, "scale"), ["bias"] = Read(2, "bias") }));
    }

    private static void LayerNorm(NodeLift node)
    {
        Flow input = node.Flow(0);
        int axis = node.Axis(node.Node.Int("axis", -1), node.Full(input).Length);
        int[] normalized = input.Shape.Dimensions[axis..].ToArray();
        Arguments arguments = new Arguments().Unless(0, "Axis", axis).Unless(1e-5, "Epsilon", node.Node.Float("epsilon", 1e-5f)).Unless(true, "Bias", node.Has(2));
        Dictionary<string, LiftedWeight> weights = new() { ["weight"] = Spread(node, 1, "scale", normalized) };
        if (node.Has(2))
        {
            weights["bias"] = Spread(node, 2, "bias", normalized);
        }

        node.Give(node.Add("LayerNorm", input, arguments, weights));
        GiveStatistics(node, input, axis);
    }

    /// <summary>Mean and 1/deviation, when the model asks for them.</summary>
    private static void GiveStatistics(NodeLift node, Flow input, int axis)
    {
        bool IsWanted(int output) => node.Node.Outputs.Count > output && node.Graph.Readers(node.Node.Outputs[output]) > 0;
        if (!IsWanted(1) && !IsWanted(2))
        {
            return;
        }

        int[] axes = [.. Enumerable.Range(axis, input.Rank - axis)];
        Flow mean = node.Add("ReduceMean", input, new Arguments().Set("Axes", axes));
        node.Give(mean, 1);
        Flow square = node.Add("Pow", Merging.Add(node, "Sub", input, mean), new Arguments().Set("Exponent", 2.0));
        Flow variance = node.Add("ReduceMean", square, new Arguments().Set("Axes", axes));
        Flow sum = Arithmetic.Shift(node, variance, Arguments.Decimal(node.Node.Float("epsilon", 1e-5f)));
        node.Give(node.Add("Reciprocal", node.Add("Sqrt", sum)), 2);
    }

    private static LiftedWeight Spread(NodeLift node, int input, string what, int[] dimensions) => NodeLift.Weight(
        MovementFolds.Expand(node.Need(input, what), Array.ConvertAll(dimensions, size => (long)size)), node.Node.Inputs[input], dimensions);

    private static void LRN(NodeLift node)
    {
        Arguments arguments = new Arguments()
            .Set("Size", node.Node.Int("size", 1).Small("size"))
            .Unless(1e-4, "Alpha", node.Node.Float("alpha", 1e-4f))
            .Unless(0.75, "Beta", node.Node.Float("beta", 0.75f))
            .Unless(1.0, "K", node.Node.Float("bias", 1));
        Image.Give(node, node.Add("LRN", Image.Of(node, node.Flow(0)), arguments));
    }

    private static void LpNormalization(NodeLift node)
    {
        long p = node.Node.Int("p", 2);
        if (p != 2)
        {
            throw new RefusedNodeException($"its p is {p}, and 2 is known");
        }

        Flow input = node.Flow(0);
        node.Give(node.Add("L2Normalize", input, new Arguments().Unless(0, "Axis", node.Axis(node.Node.Int("axis", -1), node.Full(input).Length))));
    }

    private static Dictionary<string, LiftedWeight> Affine(NodeLift node, ReadOnlySpan<int> channels) => new()
    {
        ["weight"] = node.Weight(1, "scale", channels),
        ["bias"] = node.Weight(2, "bias", channels),
    };
}
