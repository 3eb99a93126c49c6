using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>sqrt(x), element by element.</summary>
internal sealed class Sqrt : LayerKind
{
    public override string Name => "Sqrt";

    public override string Prefix => "sqrt";

    public override LayerDocumentation Documentation => new("Arithmetic", "sqrt(x)", "any -> the same")
    {
        Onnx = "Sqrt",
        PyTorch = "torch.sqrt",
    };

    public override LayerFacts? Check(LayerCheck layer, Shape input) =>
        new(input, new ActivationOperation("Sqrt", [], IsCheap: true));
}
