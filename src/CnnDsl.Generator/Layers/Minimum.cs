using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Layers;

/// <summary>The smallest, element by element; a C x 1 x 1 map counts for every pixel.</summary>
internal sealed class Minimum : MergeKind
{
    public override string Name => "Minimum";

    public override string Prefix => "minimum";

    public override LayerDocumentation Documentation => ArithmeticRule.Document("min(a, b, ...)", onnx: "Min", pyTorch: "torch.minimum");

    public override LayerFacts? Check(LayerCheck layer, IReadOnlyList<Shape> inputs) => ArithmeticRule.Apply(layer, inputs, "Smaller");
}
