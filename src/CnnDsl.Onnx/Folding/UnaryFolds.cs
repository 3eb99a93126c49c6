using CnnDsl.Onnx.Reading;

namespace CnnDsl.Onnx.Folding;

/// <summary>Operators on each element by itself.</summary>
internal static class UnaryFolds
{
    public static Dictionary<string, Fold> All { get; } = new()
    {
        ["Neg"] = Of(value => -value, value => -value),
        ["Abs"] = Of(Math.Abs, value => value < 0 ? -value : value),
        ["Sign"] = Of(value => double.IsNaN(value) ? value : Math.Sign(value), value => Math.Sign(value)),
        ["Floor"] = Of(Math.Floor),
        ["Ceil"] = Of(Math.Ceiling),
        ["Round"] = Of(value => Math.Round(value, MidpointRounding.ToEven)),
        ["Sqrt"] = Of(Math.Sqrt),
        ["Exp"] = Of(Math.Exp),
        ["Log"] = Of(Math.Log),
        ["Sin"] = Of(Math.Sin),
        ["Cos"] = Of(Math.Cos),
        ["Tanh"] = Of(Math.Tanh),
        ["Reciprocal"] = Of(value => 1 / value),
        ["Sigmoid"] = Of(value => 1 / (1 + Math.Exp(-value))),
        ["Relu"] = Of(value => Math.Max(value, 0), value => Math.Max(value, 0)),
        ["Not"] = Of(value => value == 0 ? 1 : 0, value => value == 0 ? 1 : 0),
        ["Cast"] = node => [Cast(node[0], (ElementType)node.Node.Int("to", 0))],
        ["Clip"] = node => [Clip(node)],
    };

    private static Fold Of(Func<double, double> real, Func<long, long>? whole = null) => node => [node[0].Type.IsWhole() && whole is not null
        ? OnnxTensor.OfNumbers(node[0].Type, node[0].Dimensions, Array.ConvertAll(node[0].ToIntegers(), value => whole(value)))
        : OnnxTensor.OfNumbers(node[0].Type, node[0].Dimensions, Array.ConvertAll(Numbers(node[0]), value => real(value)))];

    /// <summary>The elements; refuses text.</summary>
    public static double[] Numbers(OnnxTensor tensor) =>
        tensor.Type.Size() > 0 ? tensor.ToDoubles() : throw new RefusedNodeException($"an input is of {tensor.Type.Word()}, not of numbers");

    private static OnnxTensor Cast(OnnxTensor tensor, ElementType to) => tensor.Type.IsWhole() && to.IsWhole()
        ? OnnxTensor.OfNumbers(to, tensor.Dimensions, tensor.ToIntegers())
        : to.Size() > 0 ? OnnxTensor.OfNumbers(to, tensor.Dimensions, Numbers(tensor))
        : throw new RefusedNodeException($"it casts to {to.Word()}");

    private static OnnxTensor Clip(FoldNode node)
    {
        double least = node.Has(1) ? node.Number(1) : node.Node.Float("min", float.NegativeInfinity);
        double most = node.Has(2) ? node.Number(2) : node.Node.Float("max", float.PositiveInfinity);
        return OnnxTensor.OfNumbers(node[0].Type, node[0].Dimensions, Array.ConvertAll(Numbers(node[0]), value => Math.Min(Math.Max(value, least), most)));
    }
}
