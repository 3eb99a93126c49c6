using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>1.0507 * x where x >= 0, else 1.0507 * 1.67326 * (exp(x) - 1), element by element.</summary>
internal sealed class SELU : LayerKind
{
    public override string Name => "SELU";

    public override string Prefix => "selu";

    public override LayerDocumentation Documentation => new("Activations", "1.0507 * x where x >= 0, else 1.0507 * 1.67326 * (exp(x) - 1)", "any -> the same")
    {
        Onnx = "Selu",
        PyTorch = "SELU",
    };

    public override LayerFacts? Check(LayerCheck layer, Shape input) =>
        new(input, new ActivationOperation("SELU", [], IsCheap: false));
}
