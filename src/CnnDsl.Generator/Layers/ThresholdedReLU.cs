using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>x where x > Alpha, else 0, element by element.</summary>
internal sealed class ThresholdedReLU : LayerKind
{
    public override string Name => "ThresholdedReLU";

    public override string Prefix => "thresholdedrelu";

    public override LayerDocumentation Documentation => new("Activations", "x where x > Alpha, else 0", "any -> the same")
    {
        Onnx = "ThresholdedRelu",
        PyTorch = "Threshold",
    };

    public override void CheckArguments(LayerCheck layer) => layer.Finite("Alpha");

    public override LayerFacts? Check(LayerCheck layer, Shape input)
    {
        double alpha = layer.Arguments.Number("Alpha", 1.0);
        return new LayerFacts(input, new ActivationOperation("ThresholdedReLU", EquatableArray.Of((float)alpha), IsCheap: true))
        {
            Arguments = EquatableArray.Of(new Argument("Alpha", alpha)),
        };
    }
}
