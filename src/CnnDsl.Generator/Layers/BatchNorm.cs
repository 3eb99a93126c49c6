using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>(x - mean)/sqrt(var + epsilon) * weight + bias for each channel (or feature): all weights C.</summary>
internal sealed class BatchNorm : LayerKind
{
    public override string Name => "BatchNorm";

    public override string Prefix => "bn";

    public override LayerDocumentation Documentation => new("Normalization", "y[c] = (x[c] - running_mean[c])/sqrt(running_var[c] + Epsilon) * weight[c] + bias[c]", "any -> the same")
    {
        Weights = ["weight: C", "bias: C", "running_mean: C", "running_var: C"],
        Onnx = "BatchNormalization",
        PyTorch = "BatchNorm2d, BatchNorm1d",
    };

    public override void CheckArguments(LayerCheck layer) => layer.InRange("Epsilon", epsilon => epsilon is >= 0 and < 1, "at least 0 and less than 1");

    public override LayerFacts? Check(LayerCheck layer, Shape input)
    {
        double epsilon = layer.Arguments.Number("Epsilon", 1e-5);
        bool affine = layer.Arguments.Flag("Affine", true);
        WeightSpec[] trained = affine ? [WeightSpec.Of("weight", input.Channels), WeightSpec.Of("bias", input.Channels)] : [];
        WeightSpec[] statistics =
        [
            WeightSpec.Of("running_mean", input.Channels) with { IsTrained = false },
            WeightSpec.Of("running_var", input.Channels) with { IsTrained = false },
        ];
        return new LayerFacts(input, new BatchNormOperation(epsilon, affine))
        {
            Weights = trained.Concat(statistics).ToEquatableArray(),
            Arguments = EquatableArray.Of(new Argument("Epsilon", epsilon), new Argument("Affine", affine ? 1 : 0)),
        };
    }
}
