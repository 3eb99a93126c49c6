using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Layers;

/// <summary>The first minus the second, element by element; a C x 1 x 1 map counts for every pixel.</summary>
internal sealed class Sub : MergeKind
{
    public override string Name => "Sub";

    public override string Prefix => "sub";

    public override LayerDocumentation Documentation => ArithmeticRule.Document("a - b - ...", onnx: "Sub", pyTorch: "-");

    public override LayerFacts? Check(LayerCheck layer, IReadOnlyList<Shape> inputs) => ArithmeticRule.Apply(layer, inputs, "Difference");
}
