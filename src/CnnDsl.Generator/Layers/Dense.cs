using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>W x + b: features -> units, weights units x features.</summary>
internal sealed class Dense : LayerKind
{
    public override string Name => "Dense";

    public override string Prefix => "dense";

    public override LayerFacts? Check(LayerCheck layer, Shape input)
    {
        if (!layer.AtLeast(1, "Units", "InFeatures") | !CheckFeatures(layer, input))
        {
            return null;
        }

        int units = layer.Arguments.Int("Units", 1);
        bool bias = layer.Arguments.Flag("Bias", true);
        if (!layer.Fits((long)units * input.Channels, "its weight", "Units"))
        {
            return null;
        }

        WeightSpec weight = WeightSpec.Of("weight", units, input.Channels);
        return new LayerFacts(Shape.Vector(units), new DenseOperation(units, bias))
        {
            Weights = (bias ? [weight, WeightSpec.Of("bias", units)] : new[] { weight }).ToEquatableArray(),
            MultiplyAdds = (long)units * input.Channels,
            Arguments = EquatableArray.Of(new Argument("Units", units), new Argument("Bias", bias ? 1 : 0)),
        };
    }

    private static bool CheckFeatures(LayerCheck layer, Shape input)
    {
        if (input.IsMap)
        {
            layer.Report(DiagnosticIds.DenseOnMap, [], input, input.Length);
            return false;
        }

        int stated = layer.Arguments.Int("InFeatures", input.Channels);
        if (stated != input.Channels)
        {
            layer.Report(DiagnosticIds.FeatureMismatch, ["InFeatures"], stated, input.Channels);
        }

        return stated == input.Channels;
    }
}
