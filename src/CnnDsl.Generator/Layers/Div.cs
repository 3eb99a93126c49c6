using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Layers;

/// <summary>The first over the second, element by element; a C x 1 x 1 map counts for every pixel.</summary>
internal sealed class Div : MergeKind
{
    public override string Name => "Div";

    public override string Prefix => "div";

    public override LayerDocumentation Documentation => ArithmeticRule.Document("a / b / ...", onnx: "Div", pyTorch: "/");

    public override LayerFacts? Check(LayerCheck layer, IReadOnlyList<Shape> inputs) => ArithmeticRule.Apply(layer, inputs, "Quotient");
}
