using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>1/x, element by element.</summary>
internal sealed class Reciprocal : LayerKind
{
    public override string Name => "Reciprocal";

    public override string Prefix => "reciprocal";

    public override LayerDocumentation Documentation => new("Arithmetic", "1/x", "any -> the same")
    {
        Onnx = "Reciprocal",
        PyTorch = "torch.reciprocal",
    };

    public override LayerFacts? Check(LayerCheck layer, Shape input) =>
        new(input, new ActivationOperation("Reciprocal", [], IsCheap: true));
}
