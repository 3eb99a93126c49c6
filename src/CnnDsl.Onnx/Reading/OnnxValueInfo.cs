using System.Globalization;

namespace CnnDsl.Onnx.Reading;

/// <summary>What the model declares of a value.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What its elements are; undefined when it is no tensor.</param>
/// <param name="Dimensions">Its dimensions, or null when not even their number is known.</param>
public sealed record OnnxValueInfo(string Name, ElementType Type, IReadOnlyList<OnnxDimension>? Dimensions);

/// <summary>A dimension of a value.</summary>
/// <param name="Size">Its size, or null when it is not known before the model runs.</param>
/// <param name="Parameter">What an unknown size is called; empty when it has no name.</param>
public sealed record OnnxDimension(int? Size, string Parameter)
{
    /// <summary>As in <c>224</c>, <c>height</c> or <c>?</c>.</summary>
    public override string ToString() => Size?.ToString(CultureInfo.InvariantCulture) ?? (Parameter.Length > 0 ? Parameter : "?");
}
