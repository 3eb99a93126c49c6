using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>cos(x), element by element.</summary>
internal sealed class Cos : LayerKind
{
    public override string Name => "Cos";

    public override string Prefix => "cos";

    public override LayerDocumentation Documentation => new("Arithmetic", "cos(x)", "any -> the same")
    {
        Onnx = "Cos",
        PyTorch = "torch.cos",
    };

    public override LayerFacts? Check(LayerCheck layer, Shape input) =>
        new(input, new ActivationOperation("Cos", [], IsCheap: false));
}
