using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>-log(1 + exp(-x)), element by element.</summary>
internal sealed class LogSigmoid : LayerKind
{
    public override string Name => "LogSigmoid";

    public override string Prefix => "logsigmoid";

    public override LayerDocumentation Documentation => new("Activations", "-log(1 + exp(-x))", "any -> the same")
    {
        PyTorch = "LogSigmoid",
    };

    public override LayerFacts? Check(LayerCheck layer, Shape input) =>
        new(input, new ActivationOperation("LogSigmoid", [], IsCheap: false));
}
