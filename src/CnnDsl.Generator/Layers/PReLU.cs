using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>x, or slope * x below 0: weights C, or 1 when shared.</summary>
internal sealed class PReLU : LayerKind
{
    public override string Name => "PReLU";

    public override string Prefix => "prelu";

    public override LayerDocumentation Documentation => new("Activations", "x where x >= 0, else weight[c] * x", "any -> the same")
    {
        Weights = ["weight: C, or 1 when Shared"],
        Onnx = "PRelu",
        PyTorch = "PReLU",
    };

    public override LayerFacts? Check(LayerCheck layer, Shape input)
    {
        bool shared = layer.Arguments.Flag("Shared", false);
        return new LayerFacts(input, new PReLUOperation(shared))
        {
            Weights = EquatableArray.Of(WeightSpec.Of("weight", shared ? 1 : input.Channels)),
            Arguments = EquatableArray.Of(new Argument("Shared", shared ? 1 : 0)),
        };
    }
}
