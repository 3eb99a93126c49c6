using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>max(0, x), element by element.</summary>
internal sealed class ReLU : LayerKind
{
    public override string Name => "ReLU";

    public override string Prefix => "relu";

    public override LayerDocumentation Documentation => new("Activations", "max(0, x)", "any -> the same")
    {
        Onnx = "Relu",
        PyTorch = "ReLU",
    };

    public override LayerFacts? Check(LayerCheck layer, Shape input) =>
        new(input, new ActivationOperation("ReLU", [], IsCheap: true));
}
