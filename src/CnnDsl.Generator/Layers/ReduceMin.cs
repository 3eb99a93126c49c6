using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Layers;

/// <summary>The smallest over some axes.</summary>
internal sealed class ReduceMin : LayerKind
{
    public override string Name => "ReduceMin";

    public override string Prefix => "reducemin";

    public override LayerDocumentation Documentation => ReductionRule.Document("min(x) over Axes", onnx: "ReduceMin", pyTorch: "torch.amin");

    public override LayerFacts? Check(LayerCheck layer, Shape input) => ReductionRule.Apply(layer, input, new("Smaller"));
}
