using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>erf(x), element by element.</summary>
internal sealed class Erf : LayerKind
{
    public override string Name => "Erf";

    public override string Prefix => "erf";

    public override LayerDocumentation Documentation => new("Arithmetic", "erf(x)", "any -> the same")
    {
        Onnx = "Erf",
        PyTorch = "torch.erf",
    };

    public override LayerFacts? Check(LayerCheck layer, Shape input) =>
        new(input, new ActivationOperation("Erf", [], IsCheap: false));
}
