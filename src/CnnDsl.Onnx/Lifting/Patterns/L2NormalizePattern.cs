namespace CnnDsl.Onnx.Lifting.Patterns;

/// <summary>x / max(sqrt(sum(x²)), epsilon) along an axis.</summary>
internal static class L2NormalizePattern
{
    public static bool Lift(NodeLift node)
    {
        if (!node.IsFlow(0) || !node.IsFlow(1))
        {
            return false;
        }

        Flow x = node.Flow(0);
        Flow bounded = WithoutExpand(node.Flow(1));
        Flow? sum = bounded.Of("Clip").Of("Sqrt");
        if (sum.Of("ReduceSum").Of("Pow", "Exponent", 2) != x || bounded.Layer.Number("Min") is not { } epsilon || bounded.Layer.Number("Max") is not null
            || sum!.Layer.Arguments.Any(argument => argument.Name != "Axes") || (sum.Layer.Axes() ?? (x.Rank == 1 ? [0] : [])) is not [var axis])
        {
            return false;
        }

        node.Give(node.Add("L2Normalize", x, new Arguments().Unless(0, "Axis", axis).Unless(1e-12, "Epsilon", (float)epsilon)));
        return true;
    }

    // An Expand is a product with ones.
    private static Flow WithoutExpand(Flow flow) =>
        flow.OfTwo("Mul") is var (inner, ones) && ones.Layer.Kind == "Constant" && ones.Layer.Weights["value"].Tensor.Data.All(value => value == 1) ? inner : flow;
}
