namespace CnnDsl;

/// <summary>A number in the place of all that lie along some axes.</summary>
public abstract class ReductionAttribute : LayerAttribute
{
    private protected ReductionAttribute(int[] axes) => Axes = axes;

    /// <summary>The axes that go, without the batch's; negative ones count from the end. None stated: all.</summary>
    public IReadOnlyList<int> Axes { get; }

    /// <summary>Whether the axes stay, with size 1. Default: true.</summary>
    public bool KeepDims { get; set; } = true;
}

/// <summary>The mean over the axes.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ReduceMeanAttribute(params int[] axes) : ReductionAttribute(axes);

/// <summary>The sum over the axes.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ReduceSumAttribute(params int[] axes) : ReductionAttribute(axes);

/// <summary>The largest over the axes; NaN where one of them is.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ReduceMaxAttribute(params int[] axes) : ReductionAttribute(axes);

/// <summary>The smallest over the axes; NaN where one of them is.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ReduceMinAttribute(params int[] axes) : ReductionAttribute(axes);

/// <summary>Where on an axis the largest number stands, from 0 on, as a float, which is exact below 2^24. A NaN counts as larger than every number.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ArgMaxAttribute : LayerAttribute
{
    /// <summary>The axis, without the batch's; negative from the end. Default: 0, the channels or features.</summary>
    public int Axis { get; set; }

    /// <summary>Whether the axis stays, with size 1. Default: false.</summary>
    public bool KeepDims { get; set; }

    /// <summary>Whether the last of several largest numbers counts. Default: false, the first.</summary>
    public bool SelectLast { get; set; }
}
