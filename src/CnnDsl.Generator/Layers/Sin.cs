using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>sin(x), element by element.</summary>
internal sealed class Sin : LayerKind
{
    public override string Name => "Sin";

    public override string Prefix => "sin";

    public override LayerDocumentation Documentation => new("Arithmetic", "sin(x)", "any -> the same")
    {
        Onnx = "Sin",
        PyTorch = "torch.sin",
    };

    public override LayerFacts? Check(LayerCheck layer, Shape input) =>
        new(input, new ActivationOperation("Sin", [], IsCheap: false));
}
