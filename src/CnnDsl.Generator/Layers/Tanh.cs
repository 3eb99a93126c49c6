using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>tanh(x), element by element.</summary>
internal sealed class Tanh : LayerKind
{
    public override string Name => "Tanh";

    public override string Prefix => "tanh";

    public override LayerDocumentation Documentation => new("Activations", "tanh(x)", "any -> the same")
    {
        Onnx = "Tanh",
        PyTorch = "Tanh",
    };

    public override LayerFacts? Check(LayerCheck layer, Shape input) =>
        new(input, new ActivationOperation("Tanh", [], IsCheap: false));
}
