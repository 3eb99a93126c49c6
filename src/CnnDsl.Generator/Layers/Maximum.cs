using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Layers;

/// <summary>The largest, element by element; a C x 1 x 1 map counts for every pixel.</summary>
internal sealed class Maximum : MergeKind
{
    public override string Name => "Maximum";

    public override string Prefix => "maximum";

    public override LayerDocumentation Documentation => ArithmeticRule.Document("max(a, b, ...)", onnx: "Max", pyTorch: "torch.maximum");

    public override LayerFacts? Check(LayerCheck layer, IReadOnlyList<Shape> inputs) => ArithmeticRule.Apply(layer, inputs, "Larger");
}
