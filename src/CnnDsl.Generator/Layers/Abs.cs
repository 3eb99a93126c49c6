using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>abs(x), element by element.</summary>
internal sealed class Abs : LayerKind
{
    public override string Name => "Abs";

    public override string Prefix => "abs";

    public override LayerDocumentation Documentation => new("Arithmetic", "abs(x)", "any -> the same")
    {
        Onnx = "Abs",
        PyTorch = "torch.abs",
    };

    public override LayerFacts? Check(LayerCheck layer, Shape input) =>
        new(input, new ActivationOperation("Abs", [], IsCheap: true));
}
