namespace CnnDsl;

/// <summary>The same numbers in row-major order under another shape. Costs nothing between layers that read planes.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ReshapeAttribute : LayerAttribute
{
    /// <summary>The sizes of the output, outermost first.</summary>
    public ReshapeAttribute(params int[] dimensions) => Dimensions = dimensions;

    /// <summary>The sizes, each 1 or more, without the batch's; one may be -1 and is then what remains. None at all make a scalar.</summary>
    public IReadOnlyList<int> Dimensions { get; }
}

/// <summary>
/// Axes in another order: axis i of the output is axis Axes[i] of the input. <c>Transpose(1, 2, 0)</c> makes H x W x C of C x H x W.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class TransposeAttribute : LayerAttribute
{
    /// <summary>The input's axes in the order in which the output has them.</summary>
    public TransposeAttribute(params int[] axes) => Axes = axes;

    /// <summary>Each axis of the input once, without the batch's; negative ones count from the end.</summary>
    public IReadOnlyList<int> Axes { get; }
}

/// <summary>
/// Numbers that belong to the network and not to the image: reads nothing. Weights: <c>name.value</c>, of the stated sizes. It is
/// read by name or by the layer behind it.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ConstantAttribute : LayerAttribute
{
    /// <summary>The sizes of the tensor, outermost first.</summary>
    public ConstantAttribute(params int[] dimensions) => Dimensions = dimensions;

    /// <summary>The sizes, each 1 or more. None at all make a scalar.</summary>
    public IReadOnlyList<int> Dimensions { get; }
}
