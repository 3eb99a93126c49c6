using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>log(x), element by element.</summary>
internal sealed class Log : LayerKind
{
    public override string Name => "Log";

    public override string Prefix => "log";

    public override LayerDocumentation Documentation => new("Arithmetic", "log(x)", "any -> the same")
    {
        Onnx = "Log",
        PyTorch = "torch.log",
    };

    public override LayerFacts? Check(LayerCheck layer, Shape input) =>
        new(input, new ActivationOperation("Log", [], IsCheap: false));
}
