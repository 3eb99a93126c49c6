namespace CnnDsl;

/// <summary>A layer that reads several others by name. With one name it reads the layer before it and the named one, in this order.</summary>
public abstract class MergeAttribute : LayerAttribute
{
    private protected MergeAttribute(string[] inputs) => Inputs = inputs;

    /// <summary>Names of the layers or inputs to read; they must stand earlier in the source.</summary>
    public IReadOnlyList<string> Inputs { get; }
}

/// <summary>
/// A merge of two or more values, element by element, from left to right. The shapes are equal, or some are C x 1 x 1 beside
/// C x H x W and count for every pixel of their channel.
/// </summary>
public abstract class ArithmeticAttribute : MergeAttribute
{
    private protected ArithmeticAttribute(string[] inputs)
        : base(inputs)
    {
    }

    /// <summary>
    /// Whether shapes may differ by NumPy's rule: counted from the last axis, sizes are equal or 1, and sizes of 1 and missing
    /// leading axes repeat. Default: false.
    /// </summary>
    public bool Broadcast { get; set; }
}

/// <summary>Sum, element by element. A C x 1 x 1 map is added to every pixel of its channel.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AddAttribute(params string[] inputs) : ArithmeticAttribute(inputs);

/// <summary>The first minus the second, element by element. A C x 1 x 1 map stands for every pixel of its channel.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SubAttribute(params string[] inputs) : ArithmeticAttribute(inputs);

/// <summary>Product, element by element. A C x 1 x 1 map scales every pixel of its channel, as squeeze-and-excite does.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MulAttribute(params string[] inputs) : ArithmeticAttribute(inputs);

/// <summary>The first over the second, element by element; over 0 it is infinite or NaN. A C x 1 x 1 map divides every pixel of its channel.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DivAttribute(params string[] inputs) : ArithmeticAttribute(inputs);

/// <summary>The smallest, element by element; NaN where one of them is. A C x 1 x 1 map counts for every pixel of its channel.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MinimumAttribute(params string[] inputs) : ArithmeticAttribute(inputs);

/// <summary>The largest, element by element; NaN where one of them is. A C x 1 x 1 map counts for every pixel of its channel.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MaximumAttribute(params string[] inputs) : ArithmeticAttribute(inputs);

/// <summary>
/// The product of two matrices, or of stacks of them on the last two axes by NumPy's rule: M x K times K x N gives M x N, leading
/// axes broadcast, and a vector is a row at the left and a column at the right.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MatMulAttribute(params string[] inputs) : MergeAttribute(inputs)
{
    /// <summary>Whether the last two axes of the first input change places. Default: false.</summary>
    public bool TransposeA { get; set; }

    /// <summary>Whether the last two axes of the second input change places. Default: false.</summary>
    public bool TransposeB { get; set; }
}

/// <summary>
/// All inputs, one after the other on an axis: of maps the channels, of vectors the features. On every other axis their sizes agree.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ConcatAttribute(params string[] inputs) : MergeAttribute(inputs)
{
    /// <summary>The axis, without the batch's; negative from the end. Default: 0, the channels or features.</summary>
    public int Axis { get; set; }
}

/// <summary>
/// The indices start, start + step, ... of an axis, count of them: of a map the channels, of a vector the features, unless
/// <see cref="Axis"/> says otherwise.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SliceAttribute : LayerAttribute
{
    /// <summary><paramref name="count"/> channels from <paramref name="start"/> on.</summary>
    public SliceAttribute(int start, int count)
    {
        Start = start;
        Count = count;
    }

    /// <summary>The first index, 0 or more.</summary>
    public int Start { get; }

    /// <summary>How many, 1 or more.</summary>
    public int Count { get; }

    /// <summary>The axis, without the batch's; negative from the end. Default: 0, the channels or features.</summary>
    public int Axis { get; set; }

    /// <summary>From one index to the next, not 0; negative goes back. Default: 1.</summary>
    public int Step { get; set; } = 1;
}

/// <summary>
/// Equal parts along an axis: of a map the channels, of a vector the features. Each is a value of its own, <c>name.0</c>, <c>name.1</c>, ...,
/// which other layers read by From or in a merge; what stands behind reads the last.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SplitAttribute : LayerAttribute
{
    /// <summary><paramref name="parts"/> parts.</summary>
    public SplitAttribute(int parts) => Parts = parts;

    /// <summary>How many parts, 1 or more; must divide the axis.</summary>
    public int Parts { get; }

    /// <summary>The axis, without the batch's; negative from the end. Default: 0, the channels or features.</summary>
    public int Axis { get; set; }
}
