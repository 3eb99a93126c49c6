namespace CnnDsl.Onnx.Lifting.Patterns;

/// <summary>x/2 * (1 + erf(x/√2)), or x/2 * (1 + tanh(√(2/π) (x + 0.044715 x³))).</summary>
internal static class GELUPattern
{
    private const double Cubic = 0.044715;

    public static bool Lift(NodeLift node)
    {
        foreach (Product product in Product.FormsOf(node))
        {
            if (product.Gated(0.5, ByErf) is { } exact)
            {
                node.Give(node.Add("GELU", exact));
                return true;
            }

            if (product.Gated(0.5, ByTanh) is { } near)
            {
                node.Give(node.Add("GELU", near, new Arguments().Set("Tanh", true)));
                return true;
            }
        }

        return false;
    }

    private static Flow? ByErf(Flow gate) => gate.Of("Shift", "Offset", 1).Of("Erf").Of("Scale", "Factor", Math.Sqrt(0.5));

    private static Flow? ByTanh(Flow gate)
    {
        Flow? sum = gate.Of("Shift", "Offset", 1).Of("Tanh").Of("Scale", "Factor", Math.Sqrt(2 / Math.PI));
        return sum.OfTwo("Add") is var (first, second) ? Cube(second) == first ? first : Cube(first) == second ? second : null : null;
    }

    private static Flow? Cube(Flow flow)
    {
        Flow? cube = flow.Of("Scale", "Factor", Cubic);
        return cube.Of("Pow", "Exponent", 3)
            ?? (cube.OfTwo("Mul") is var (a, b) ? Square(a) == b ? b : Square(b) == a ? a : null : null);
    }

    private static Flow? Square(Flow flow) => flow.Of("Pow", "Exponent", 2) ?? (flow.OfTwo("Mul") is var (a, b) && a == b ? a : null);
}
