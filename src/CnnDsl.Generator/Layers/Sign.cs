using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>-1, 0 or 1, element by element.</summary>
internal sealed class Sign : LayerKind
{
    public override string Name => "Sign";

    public override string Prefix => "sign";

    public override LayerDocumentation Documentation => new("Arithmetic", "-1, 0 or 1", "any -> the same")
    {
        Onnx = "Sign",
        PyTorch = "torch.sign",
    };

    public override LayerFacts? Check(LayerCheck layer, Shape input) =>
        new(input, new ActivationOperation("Sign", [], IsCheap: true));
}
