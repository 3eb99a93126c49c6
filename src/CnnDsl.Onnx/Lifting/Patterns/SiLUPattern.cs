namespace CnnDsl.Onnx.Lifting.Patterns;

/// <summary>x * sigmoid(x).</summary>
internal static class SiLUPattern
{
    public static bool Lift(NodeLift node)
    {
        foreach (Product product in Product.FormsOf(node))
        {
            if (product.Gated(1, gate => gate.Of("Sigmoid")) is { } x)
            {
                node.Give(node.Add("SiLU", x));
                return true;
            }
        }

        return false;
    }
}
