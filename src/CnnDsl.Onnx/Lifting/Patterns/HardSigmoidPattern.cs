namespace CnnDsl.Onnx.Lifting.Patterns;

/// <summary>relu6(x + 3) / 6.</summary>
internal static class HardSigmoidPattern
{
    public static bool Lift(NodeLift node)
    {
        foreach (Product product in Product.FormsOf(node))
        {
            if (product.Flows is [var only] && LayerMatching.IsAbout(product.Factor, 1.0 / 6) && Gate(only) is { } x)
            {
                node.Give(node.Add("HardSigmoid", x));
                return true;
            }
        }

        return false;
    }

    /// <summary>The x of relu6(x + 3).</summary>
    public static Flow? Gate(Flow flow) => flow.Of("ReLU6").Of("Shift", "Offset", 3);
}
