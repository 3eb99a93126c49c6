using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>min(max(0, x), 6), element by element.</summary>
internal sealed class ReLU6 : LayerKind
{
    public override string Name => "ReLU6";

    public override string Prefix => "relu";

    public override LayerDocumentation Documentation => new("Activations", "min(max(0, x), 6)", "any -> the same")
    {
        Onnx = "Clip",
        PyTorch = "ReLU6",
    };

    public override LayerFacts? Check(LayerCheck layer, Shape input) =>
        new(input, new ActivationOperation("ReLU6", [], IsCheap: true));
}
