using CnnDsl.Onnx.Reading;

namespace CnnDsl.Onnx.Folding;

/// <summary>A node's attributes with their types. One of another type than the operator's refuses the node.</summary>
internal static class NodeAttributes
{
    public static bool HasAttribute(this OnnxNode node, string name) => node.Attributes.ContainsKey(name);

    public static long Int(this OnnxNode node, string name, long otherwise) => node.Get<long>(name) is { Is: true } found ? found.Value : otherwise;

    public static bool Flag(this OnnxNode node, string name, bool otherwise = false) => node.Int(name, otherwise ? 1 : 0) != 0;

    public static float Float(this OnnxNode node, string name, float otherwise) => node.Get<float>(name) is { Is: true } found ? found.Value : otherwise;

    public static string Text(this OnnxNode node, string name, string otherwise) => node.Get<string>(name) is { Is: true } found ? found.Value! : otherwise;

    public static long[]? Ints(this OnnxNode node, string name) => node.Get<long[]>(name).Value;

    public static float[]? Floats(this OnnxNode node, string name) => node.Get<float[]>(name).Value;

    public static OnnxTensor? Tensor(this OnnxNode node, string name) => node.Get<OnnxTensor>(name).Value;

    /// <summary>A whole number that fits 32 bits.</summary>
    public static int Small(this long value, string what) => value is >= int.MinValue and <= int.MaxValue
        ? (int)value
        : throw new RefusedNodeException($"{what} is {value}, beyond 32 bits");

    /// <summary>Whole numbers that fit 32 bits.</summary>
    public static int[] Small(this IEnumerable<long> values, string what) => [.. values.Select(value => value.Small(what))];

    private static (bool Is, T? Value) Get<T>(this OnnxNode node, string name) => node.Attributes.TryGetValue(name, out OnnxAttribute? attribute) switch
    {
        false => (false, default),
        true when attribute!.Value is T value => (true, value),
        true => throw new RefusedNodeException($"its attribute {name} is of another type than the operator's"),
    };
}
