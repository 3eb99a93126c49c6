using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Layers;

/// <summary>Each channel normalized by its own mean and variance: weight and bias C.</summary>
internal sealed class InstanceNorm : LayerKind
{
    public override string Name => "InstanceNorm";

    public override string Prefix => "instancenorm";

    public override LayerDocumentation Documentation => new(
        "Normalization", "(x - mean)/sqrt(var + Epsilon) * weight + bias, mean and var of each channel's pixels", "C x ... -> C x ...")
    {
        Weights = ["weight: C (with Affine)", "bias: C (with Affine)"],
        Onnx = "InstanceNormalization",
        PyTorch = "InstanceNorm1d, InstanceNorm2d",
    };

    public override void CheckArguments(LayerCheck layer) => GroupNorm.CheckEpsilon(layer);

    public override LayerFacts? Check(LayerCheck layer, Shape input)
    {
        // A vector has one number a channel, which is its own mean.
        if (input.IsVector)
        {
            layer.Report(DiagnosticIds.MapExpected, [], input.Describe());
            return null;
        }

        return layer.IsSound ? GroupNorm.Normalize(layer, input, input.Channels, layer.Arguments.Flag("Affine", false), []) : null;
    }
}
