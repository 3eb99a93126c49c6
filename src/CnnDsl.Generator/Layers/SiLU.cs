using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>x/(1 + exp(-x)), element by element.</summary>
internal sealed class SiLU : LayerKind
{
    public override string Name => "SiLU";

    public override string Prefix => "silu";

    public override LayerDocumentation Documentation => new("Activations", "x/(1 + exp(-x))", "any -> the same")
    {
        Onnx = "Sigmoid and Mul",
        PyTorch = "SiLU",
    };

    public override LayerFacts? Check(LayerCheck layer, Shape input) =>
        new(input, new ActivationOperation("SiLU", [], IsCheap: false));
}
