using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Layers;

/// <summary>x - log(sum(exp(x))) over an axis: the features of a vector, the channels at each place of a map.</summary>
internal sealed class LogSoftmax : LayerKind
{
    public override string Name => "LogSoftmax";

    public override string Prefix => "logsoftmax";

    public override LayerDocumentation Documentation => new("Activations", "x - log(sum(exp(x))) over an axis", "any shape, kept")
    {
        Onnx = "LogSoftmax",
        PyTorch = "LogSoftmax",
    };

    public override LayerFacts? Check(LayerCheck layer, Shape input) => Softmax.Over(layer, input, "LogSoftmax");
}
