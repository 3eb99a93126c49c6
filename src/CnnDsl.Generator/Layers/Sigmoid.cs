using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>1/(1 + exp(-x)), element by element.</summary>
internal sealed class Sigmoid : LayerKind
{
    public override string Name => "Sigmoid";

    public override string Prefix => "sigmoid";

    public override LayerDocumentation Documentation => new("Activations", "1/(1 + exp(-x))", "any -> the same")
    {
        Onnx = "Sigmoid",
        PyTorch = "Sigmoid",
    };

    public override LayerFacts? Check(LayerCheck layer, Shape input) =>
        new(input, new ActivationOperation("Sigmoid", [], IsCheap: false));
}
