using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Layers;

/// <summary>The mean over some axes.</summary>
internal sealed class ReduceMean : LayerKind
{
    public override string Name => "ReduceMean";

    public override string Prefix => "reducemean";

    public override LayerDocumentation Documentation => ReductionRule.Document("mean(x) over Axes", onnx: "ReduceMean", pyTorch: "torch.mean");

    public override LayerFacts? Check(LayerCheck layer, Shape input) => ReductionRule.Apply(layer, input, new("Sum", Pool: "GlobalAvgPool2D", IsMean: true));
}
