using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>x/max(norm, epsilon) with the Euclidean norm along an axis.</summary>
internal sealed class L2Normalize : LayerKind
{
    public override string Name => "L2Normalize";

    public override string Prefix => "l2normalize";

    public override LayerDocumentation Documentation => new("Normalization", "x/max(sqrt(sum(x^2) on an axis), Epsilon)", "any shape, kept")
    {
        Onnx = "LpNormalization",
        PyTorch = "functional.normalize",
    };

    public override void CheckArguments(LayerCheck layer) => layer.InRange("Epsilon", epsilon => epsilon is >= 0 and < 1, "at least 0 and less than 1");

    public override LayerFacts? Check(LayerCheck layer, Shape input)
    {
        if (AxisRule.Find(layer, input) is not { } axis)
        {
            return new LayerFacts(input, new ReshapeOperation());
        }

        double epsilon = layer.Arguments.Number("Epsilon", 1e-12);
        AxisView view = AxisView.Of(input, axis);
        KernelOperation kernel = new("L2Normalize") { InPlanes = true };
        kernel = view.Inner == 1
            ? (kernel with { IsWide = false }).With(("rows", view.Outer), ("size", view.Size))
            : (kernel with { Method = "RunAcross" }).With(("outer", view.Outer), ("size", view.Size), ("inner", view.Inner));
        Operand least = LiteralOperand.Named("epsilon", (float)epsilon);
        return new LayerFacts(input, kernel with { Extra = kernel.Extra.Append(least).ToEquatableArray() })
        {
            Arguments = EquatableArray.Of(new Argument("Axis", axis), new Argument("Epsilon", epsilon)),
        };
    }
}
