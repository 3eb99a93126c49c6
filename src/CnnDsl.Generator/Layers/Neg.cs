using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>-x, element by element.</summary>
internal sealed class Neg : LayerKind
{
    public override string Name => "Neg";

    public override string Prefix => "neg";

    public override LayerDocumentation Documentation => new("Arithmetic", "-x", "any -> the same")
    {
        Onnx = "Neg",
        PyTorch = "torch.neg",
    };

    public override LayerFacts? Check(LayerCheck layer, Shape input) =>
        new(input, new ActivationOperation("Neg", [], IsCheap: true));
}
