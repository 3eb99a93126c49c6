using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>x * tanh(log(1 + exp(x))), element by element.</summary>
internal sealed class Mish : LayerKind
{
    public override string Name => "Mish";

    public override string Prefix => "mish";

    public override LayerDocumentation Documentation => new("Activations", "x * tanh(log(1 + exp(x)))", "any -> the same")
    {
        Onnx = "Mish",
        PyTorch = "Mish",
    };

    public override LayerFacts? Check(LayerCheck layer, Shape input) =>
        new(input, new ActivationOperation("Mish", [], IsCheap: false));
}
