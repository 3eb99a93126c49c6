using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>log(1 + exp(x)), element by element.</summary>
internal sealed class Softplus : LayerKind
{
    public override string Name => "Softplus";

    public override string Prefix => "softplus";

    public override LayerDocumentation Documentation => new("Activations", "log(1 + exp(x))", "any -> the same")
    {
        Onnx = "Softplus",
        PyTorch = "Softplus",
    };

    public override LayerFacts? Check(LayerCheck layer, Shape input) =>
        new(input, new ActivationOperation("Softplus", [], IsCheap: false));
}
