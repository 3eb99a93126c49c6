namespace CnnDsl.Onnx.Lifting.Patterns;

/// <summary>x * relu6(x + 3) / 6, or x * hardsigmoid(x).</summary>
internal static class HardSwishPattern
{
    public static bool Lift(NodeLift node)
    {
        foreach (Product product in Product.FormsOf(node))
        {
            if ((product.Gated(1, HardSigmoid) ?? product.Gated(1.0 / 6, HardSigmoidPattern.Gate)) is { } x)
            {
                node.Give(node.Add("HardSwish", x));
                return true;
            }
        }

        return false;
    }

    // With the slope and offset that are its defaults.
    private static Flow? HardSigmoid(Flow flow) => flow.Layer.Arguments.Count == 0 ? flow.Of("HardSigmoid") : null;
}
