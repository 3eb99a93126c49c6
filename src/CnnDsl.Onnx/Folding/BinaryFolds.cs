using CnnDsl.Onnx.Reading;

namespace CnnDsl.Onnx.Folding;

/// <summary>Operators on pairs of elements, repeated by NumPy's rule.</summary>
internal static class BinaryFolds
{
    public static Dictionary<string, Fold> All { get; } = new()
    {
        ["Add"] = Of((a, b) => a + b, (a, b) => unchecked(a + b)),
        ["Sub"] = Of((a, b) => a - b, (a, b) => unchecked(a - b)),
        ["Mul"] = Of((a, b) => a * b, (a, b) => unchecked(a * b)),
        ["Div"] = Of((a, b) => a / b, (a, b) => b is 0 or -1 ? Divide(a, b) : a / b),
        ["Mod"] = node => [Modulo(node)],
        ["Pow"] = Of(Math.Pow, (a, b) => (long)Math.Pow(a, b)),
        ["Min"] = Of(Math.Min, Math.Min),
        ["Max"] = Of(Math.Max, Math.Max),
        ["Sum"] = Of((a, b) => a + b, (a, b) => unchecked(a + b)),
        ["Equal"] = Truth((a, b) => a == b, (a, b) => a == b),
        ["Greater"] = Truth((a, b) => a > b, (a, b) => a > b),
        ["GreaterOrEqual"] = Truth((a, b) => a >= b, (a, b) => a >= b),
        ["Less"] = Truth((a, b) => a < b, (a, b) => a < b),
        ["LessOrEqual"] = Truth((a, b) => a <= b, (a, b) => a <= b),
        ["And"] = Truth((a, b) => a != 0 && b != 0, (a, b) => (a & b) != 0),
        ["Or"] = Truth((a, b) => a != 0 || b != 0, (a, b) => (a | b) != 0),
        ["Xor"] = Truth((a, b) => a != 0 ^ b != 0, (a, b) => a != b),
        ["Where"] = node => [Where(node)],
    };

    private static long Divide(long a, long b) => b == 0 ? throw new RefusedNodeException("it divides by 0") : unchecked(-a);

    private static Fold Of(Func<double, double, double> real, Func<long, long, long> whole) => node =>
        [node.Inputs.OfType<OnnxTensor>().Aggregate((a, b) => Apply(a, b, a.Type, real, whole))];

    private static Fold Truth(Func<double, double, bool> real, Func<long, long, bool> whole) => node =>
        [Apply(node[0], node[1], ElementType.Bool, (a, b) => real(a, b) ? 1 : 0, (a, b) => whole(a, b) ? 1 : 0)];

    private static OnnxTensor Modulo(FoldNode node)
    {
        if (node[0].Type.IsWhole() && node[1].ToIntegers().Contains(0))
        {
            throw new RefusedNodeException("it divides by 0");
        }

        // Integers take the divisor's sign, as in Python; fmod = 1 is C's, with the dividend's.
        return Apply(node[0], node[1], node[0].Type, (a, b) => a % b, (a, b) =>
            b is -1 ? 0 : node.Node.Flag("fmod") || (a % b == 0) || (a < 0) == (b < 0) ? a % b : (a % b) + b);
    }

    private static OnnxTensor Where(FoldNode node)
    {
        int[] dimensions = Strides.Broadcast(Strides.Broadcast(node[0].Dimensions, node[1].Dimensions), node[2].Dimensions);
        long[] which = MovementFolds.Expand(node[0], Array.ConvertAll(dimensions, dimension => (long)dimension)).ToIntegers();
        int[] first = Walk(node[1], dimensions);
        int[] second = Walk(node[2], dimensions);
        int[] picked = [.. which.Select((truth, i) => truth != 0 ? first[i] : node[1].Length + second[i])];
        return node[1].Type == node[2].Type
            ? OnnxTensor.Joined([node[1], node[2]]).Picked(picked, dimensions)
            : throw new RefusedNodeException($"it chooses between {node[1].Type.Word()} and {node[2].Type.Word()}");
    }

    private static OnnxTensor Apply(OnnxTensor a, OnnxTensor b, ElementType type, Func<double, double, double> real, Func<long, long, long> whole)
    {
        int[] dimensions = Strides.Broadcast(a.Dimensions, b.Dimensions);
        int[] first = Walk(a, dimensions);
        int[] second = Walk(b, dimensions);
        if (a.Type.IsWhole() && b.Type.IsWhole())
        {
            long[] left = a.ToIntegers();
            long[] right = b.ToIntegers();
            return OnnxTensor.OfNumbers(type, dimensions, [.. first.Select((index, i) => whole(left[index], right[second[i]]))]);
        }

        double[] leftReals = UnaryFolds.Numbers(a);
        double[] rightReals = UnaryFolds.Numbers(b);
        return OnnxTensor.OfNumbers(type, dimensions, (double[])[.. first.Select((index, i) => real(leftReals[index], rightReals[second[i]]))]);
    }

    private static int[] Walk(OnnxTensor tensor, int[] dimensions) =>
        Strides.Walk(dimensions, Strides.Repeating(tensor.Dimensions, dimensions.Length), 0, tensor.Length);
}
