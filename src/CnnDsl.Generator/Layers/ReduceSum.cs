using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Layers;

/// <summary>The sum over some axes.</summary>
internal sealed class ReduceSum : LayerKind
{
    public override string Name => "ReduceSum";

    public override string Prefix => "reducesum";

    public override LayerDocumentation Documentation => ReductionRule.Document("sum(x) over Axes", onnx: "ReduceSum", pyTorch: "torch.sum");

    public override LayerFacts? Check(LayerCheck layer, Shape input) => ReductionRule.Apply(layer, input, new("Sum"));
}
