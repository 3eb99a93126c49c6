using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>(x - mean)/sqrt(var + epsilon) * weight + bias over the axes from one on, or over the channels at each pixel.</summary>
internal sealed class LayerNorm : LayerKind
{
    public override string Name => "LayerNorm";

    public override string Prefix => "layernorm";

    public override LayerDocumentation Documentation => new(
        "Normalization", "(x - mean)/sqrt(var + Epsilon) * weight + bias over the axes from Axis on, or over C at each pixel", "any shape, kept")
    {
        Weights = ["weight: the sizes from Axis on, or C (with Affine)", "bias: the same (with Affine and Bias)"],
        Onnx = "LayerNormalization",
        PyTorch = "LayerNorm",
    };

    public override void CheckArguments(LayerCheck layer)
    {
        layer.InRange("Epsilon", epsilon => epsilon is >= 0 and < 1, "at least 0 and less than 1");
        if (layer.Arguments.Flag("Channels", false) && layer.Arguments.Has("Axis"))
        {
            layer.Report(DiagnosticIds.OutOfRange, ["Axis"], "Axis", layer.Arguments.Int("Axis", 0), "left out, for Channels = true normalizes over the channels");
        }
    }

    public override LayerFacts? Check(LayerCheck layer, Shape input)
    {
        bool channels = layer.Arguments.Flag("Channels", false);
        if (!layer.IsSound || AxisRule.Find(layer, input) is not { } axis)
        {
            return new LayerFacts(input, new ReshapeOperation());
        }

        double epsilon = layer.Arguments.Number("Epsilon", 1e-5);
        bool affine = layer.Arguments.Flag("Affine", true);
        bool bias = affine && layer.Arguments.Flag("Bias", true);
        int[] sizes = channels ? [input.Channels] : [.. input.Dimensions.Skip(axis)];
        WeightSpec[] weights = [.. new[] { WeightSpec.Of("weight", sizes) }.Where(_ => affine), .. new[] { WeightSpec.Of("bias", sizes) }.Where(_ => bias)];
        int size = sizes.Aggregate(1, (product, d) => product * d);
        return new LayerFacts(input, Kernel(input, size, channels, (float)epsilon, affine, bias))
        {
            Weights = weights.ToEquatableArray(),
            Arguments = EquatableArray.Of(
                new Argument("Axis", axis), new Argument("Channels", channels ? 1 : 0), new Argument("Epsilon", epsilon),
                new Argument("Affine", affine ? 1 : 0), new Argument("Bias", bias ? 1 : 0)),
        };
    }

    private static KernelOperation Kernel(Shape input, int size, bool channels, float epsilon, bool affine, bool bias)
    {
        KernelOperation kernel = channels
            ? new KernelOperation("LayerNorm") { Method = "RunChannels" }
            : new KernelOperation("LayerNorm") { InPlanes = true, IsWide = false }.With(("rows", (int)(input.Length / size)), ("size", size));
        return kernel with
        {
            Tables = EquatableArray.Of(KernelTable.CopyOrFill("weight", size, affine, 1), KernelTable.CopyOrFill("bias", size, bias, 0)),
            Extra = kernel.Extra.Append(LiteralOperand.Named("epsilon", epsilon)).ToEquatableArray(),
        };
    }
}
