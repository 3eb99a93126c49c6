using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Layers;

/// <summary>Product, element by element; a C x 1 x 1 map counts for every pixel.</summary>
internal sealed class Mul : MergeKind
{
    public override string Name => "Mul";

    public override string Prefix => "mul";

    public override LayerDocumentation Documentation => ArithmeticRule.Document("a * b * ...", onnx: "Mul", pyTorch: "*");

    public override LayerFacts? Check(LayerCheck layer, IReadOnlyList<Shape> inputs) => ArithmeticRule.Apply(layer, inputs, "Product");
}
