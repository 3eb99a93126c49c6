using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>The nearest whole number, of two the even one, element by element.</summary>
internal sealed class Round : LayerKind
{
    public override string Name => "Round";

    public override string Prefix => "round";

    public override LayerDocumentation Documentation => new("Arithmetic", "the nearest whole number, of two the even one", "any -> the same")
    {
        Onnx = "Round",
        PyTorch = "torch.round",
    };

    public override LayerFacts? Check(LayerCheck layer, Shape input) =>
        new(input, new ActivationOperation("Round", [], IsCheap: true));
}
