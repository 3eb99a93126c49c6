using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Layers;

/// <summary>Sum, element by element; a C x 1 x 1 map counts for every pixel.</summary>
internal sealed class Add : MergeKind
{
    public override string Name => "Add";

    public override string Prefix => "add";

    public override LayerDocumentation Documentation => ArithmeticRule.Document("a + b + ...", onnx: "Add, Sum", pyTorch: "+");

    public override LayerFacts? Check(LayerCheck layer, IReadOnlyList<Shape> inputs) => ArithmeticRule.Apply(layer, inputs, "Sum");
}
