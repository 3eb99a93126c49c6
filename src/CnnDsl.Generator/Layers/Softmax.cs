using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>exp(x)/sum(exp(x)) over the features of a vector, or over the channels at each place of a map.</summary>
internal sealed class Softmax : LayerKind
{
    public override string Name => "Softmax";

    public override string Prefix => "softmax";

    public override LayerDocumentation Documentation => new("Activations", "exp(x)/sum of exp(x) over Axis", "any -> the same")
    {
        Onnx = "Softmax",
        PyTorch = "Softmax",
    };

    public override LayerFacts? Check(LayerCheck layer, Shape input)
    {
        KernelOperation kernel = new("Softmax") { InPlanes = true, IsWide = false };
        return new LayerFacts(input, input.IsVector
            ? kernel.With(("features", input.Channels))
            : kernel.With(("channels", input.Channels), ("pixels", input.Pixels)) with { Method = "RunChannels" });
    }
}
