using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>ceil(x), element by element.</summary>
internal sealed class Ceil : LayerKind
{
    public override string Name => "Ceil";

    public override string Prefix => "ceil";

    public override LayerDocumentation Documentation => new("Arithmetic", "ceil(x)", "any -> the same")
    {
        Onnx = "Ceil",
        PyTorch = "torch.ceil",
    };

    public override LayerFacts? Check(LayerCheck layer, Shape input) =>
        new(input, new ActivationOperation("Ceil", [], IsCheap: true));
}
