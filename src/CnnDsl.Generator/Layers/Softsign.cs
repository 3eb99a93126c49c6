using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>x/(1 + abs(x)), element by element.</summary>
internal sealed class Softsign : LayerKind
{
    public override string Name => "Softsign";

    public override string Prefix => "softsign";

    public override LayerDocumentation Documentation => new("Activations", "x/(1 + abs(x))", "any -> the same")
    {
        Onnx = "Softsign",
        PyTorch = "Softsign",
    };

    public override LayerFacts? Check(LayerCheck layer, Shape input) =>
        new(input, new ActivationOperation("Softsign", [], IsCheap: true));
}
