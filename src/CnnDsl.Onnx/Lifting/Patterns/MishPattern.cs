namespace CnnDsl.Onnx.Lifting.Patterns;

/// <summary>x * tanh(softplus(x)).</summary>
internal static class MishPattern
{
    public static bool Lift(NodeLift node)
    {
        foreach (Product product in Product.FormsOf(node))
        {
            if (product.Gated(1, gate => gate.Of("Tanh").Of("Softplus")) is { } x)
            {
                node.Give(node.Add("Mish", x));
                return true;
            }
        }

        return false;
    }
}
