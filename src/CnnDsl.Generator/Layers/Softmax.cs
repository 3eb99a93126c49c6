using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>exp(x)/sum(exp(x)) over the features of a vector, or over the channels at each place of a map.</summary>
internal sealed class Softmax : LayerKind
{
    public override string Name => "Softmax";

    public override string Prefix => "softmax";

    public override LayerFacts? Check(LayerCheck layer, Shape input) => new(input, new SoftmaxOperation());
}
