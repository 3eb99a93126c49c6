using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>W x + b: features -> units, weights units x features.</summary>
internal sealed class Dense : LayerKind
{
    public override string Name => "Dense";

    public override string Prefix => "dense";

    public override LayerDocumentation Documentation => new("Others", "y = weight * x + bias", "features -> Units; with Last, ... x features -> ... x Units")
    {
        Weights = ["weight: Units x features", "bias: Units"],
        Onnx = "Gemm, MatMul",
        PyTorch = "Linear",
    };

    public override void CheckArguments(LayerCheck layer) => layer.AtLeast(1, "Units", "InFeatures");

    public override LayerFacts? Check(LayerCheck layer, Shape input)
    {
        CheckFeatures(layer, input);
        int units = layer.Arguments.Int("Units", 1);
        if (units < 1 || !layer.Fits(Sizes.Product(units, input.Length), "its weight", "Units"))
        {
            return null;
        }

        bool bias = layer.Arguments.Flag("Bias", true);
        WeightSpec weight = WeightSpec.Of("weight", units, input.Channels);
        return new LayerFacts(Shape.Vector(units), new DenseOperation(units, bias))
        {
            Weights = (bias ? [weight, WeightSpec.Of("bias", units)] : new[] { weight }).ToEquatableArray(),
            MultiplyAdds = (long)units * input.Channels,
            Arguments = EquatableArray.Of(new Argument("Units", units), new Argument("Bias", bias ? 1 : 0)),
        };
    }

    private static void CheckFeatures(LayerCheck layer, Shape input)
    {
        int stated = layer.Arguments.Int("InFeatures", input.Channels);
        if (!input.IsVector)
        {
            layer.Report(DiagnosticIds.DenseOnMap, [], input.IsMap ? $"the map {input}" : input.Describe(), input.Length);
        }
        else if (layer.IsSound && stated != input.Channels)
        {
            layer.Report(DiagnosticIds.FeatureMismatch, ["InFeatures"], stated, input.Channels);
        }
    }
}
