using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>x, or slope * x below 0, element by element.</summary>
internal sealed class LeakyReLU : LayerKind
{
    public override string Name => "LeakyReLU";

    public override string Prefix => "leakyrelu";

    public override LayerDocumentation Documentation => new("Activations", "x where x >= 0, else NegativeSlope * x", "any -> the same")
    {
        Onnx = "LeakyRelu",
        PyTorch = "LeakyReLU",
    };

    public override void CheckArguments(LayerCheck layer) => layer.Finite("NegativeSlope");

    public override LayerFacts? Check(LayerCheck layer, Shape input)
    {
        double negativeSlope = layer.Arguments.Number("NegativeSlope", 0.01);
        return new LayerFacts(input, new ActivationOperation("LeakyReLU", EquatableArray.Of((float)negativeSlope), IsCheap: true))
        {
            Arguments = EquatableArray.Of(new Argument("NegativeSlope", negativeSlope)),
        };
    }
}
