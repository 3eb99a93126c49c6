using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Layers;

/// <summary>The largest over some axes.</summary>
internal sealed class ReduceMax : LayerKind
{
    public override string Name => "ReduceMax";

    public override string Prefix => "reducemax";

    public override LayerDocumentation Documentation => ReductionRule.Document("max(x) over Axes", onnx: "ReduceMax", pyTorch: "torch.amax");

    public override LayerFacts? Check(LayerCheck layer, Shape input) => ReductionRule.Apply(layer, input, new("Larger", Pool: "GlobalMaxPool2D"));
}
