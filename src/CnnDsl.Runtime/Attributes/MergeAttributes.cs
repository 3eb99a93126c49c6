namespace CnnDsl;

/// <summary>A layer that reads several others by name. With one name it reads the layer before it and the named one, in this order.</summary>
public abstract class MergeAttribute : LayerAttribute
{
    private protected MergeAttribute(string[] inputs) => Inputs = inputs;

    /// <summary>Names of the layers or inputs to read; they must stand earlier in the source.</summary>
    public IReadOnlyList<string> Inputs { get; }
}

/// <summary>Sum, element by element. A C x 1 x 1 map is added to every pixel of its channel.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AddAttribute(params string[] inputs) : MergeAttribute(inputs);

/// <summary>The first minus the second, element by element. A C x 1 x 1 map stands for every pixel of its channel.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SubAttribute(params string[] inputs) : MergeAttribute(inputs);

/// <summary>Product, element by element. A C x 1 x 1 map scales every pixel of its channel, as squeeze-and-excite does.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MulAttribute(params string[] inputs) : MergeAttribute(inputs);

/// <summary>The channels of all inputs, one after the other: heights and widths must agree. Of vectors, the features.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ConcatAttribute(params string[] inputs) : MergeAttribute(inputs);

/// <summary>The channels [start, start + count) of a map, or features of a vector.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SliceAttribute : LayerAttribute
{
    /// <summary><paramref name="count"/> channels from <paramref name="start"/> on.</summary>
    public SliceAttribute(int start, int count)
    {
        Start = start;
        Count = count;
    }

    /// <summary>The first channel, 0 or more.</summary>
    public int Start { get; }

    /// <summary>How many channels, 1 or more.</summary>
    public int Count { get; }
}

/// <summary>
/// Equal parts of the channels of a map, or of the features of a vector. Each is a value of its own, <c>name.0</c>, <c>name.1</c>, ...,
/// which other layers read by From or in a merge; what stands behind reads the last.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SplitAttribute : LayerAttribute
{
    /// <summary><paramref name="parts"/> parts.</summary>
    public SplitAttribute(int parts) => Parts = parts;

    /// <summary>How many parts, 1 or more; must divide the channels.</summary>
    public int Parts { get; }
}
