using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>exp(x), element by element.</summary>
internal sealed class Exp : LayerKind
{
    public override string Name => "Exp";

    public override string Prefix => "exp";

    public override LayerDocumentation Documentation => new("Arithmetic", "exp(x)", "any -> the same")
    {
        Onnx = "Exp",
        PyTorch = "torch.exp",
    };

    public override LayerFacts? Check(LayerCheck layer, Shape input) =>
        new(input, new ActivationOperation("Exp", [], IsCheap: false));
}
