using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>floor(x), element by element.</summary>
internal sealed class Floor : LayerKind
{
    public override string Name => "Floor";

    public override string Prefix => "floor";

    public override LayerDocumentation Documentation => new("Arithmetic", "floor(x)", "any -> the same")
    {
        Onnx = "Floor",
        PyTorch = "torch.floor",
    };

    public override LayerFacts? Check(LayerCheck layer, Shape input) =>
        new(input, new ActivationOperation("Floor", [], IsCheap: true));
}
