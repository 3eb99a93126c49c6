namespace CnnDsl.Generator.Model;

/// <summary>A tensor that a layer needs.</summary>
/// <param name="Suffix">Its name behind the layer's: <c>weight</c>.</param>
/// <param name="Dimensions">Its dimensions.</param>
/// <param name="IsTrained">Whether it counts as parameters; running statistics do not.</param>
internal sealed record WeightSpec(string Suffix, EquatableArray<int> Dimensions, bool IsTrained = true)
{
    /// <summary>What the dimensions are, as far as a layer says it.</summary>
    public EquatableArray<WeightAxis> Axes { get; init; }

    public static WeightSpec Of(string suffix, params int[] dimensions) => new(suffix, dimensions.ToEquatableArray());

    public long Length => Sizes.Product([.. Dimensions.Select(d => (long)d)]);
}

/// <summary>A dimension of a tensor.</summary>
/// <param name="Noun">What there are so many of: <c>filters</c>.</param>
/// <param name="Arguments">The layer's arguments that decide it, best first.</param>
internal sealed record WeightAxis(string Noun, EquatableArray<string> Arguments)
{
    /// <summary>The rows and columns of a kernel.</summary>
    public static WeightAxis Rows { get; } = Of("rows", "KernelHeight", "Kernel");

    public static WeightAxis Columns { get; } = Of("columns", "KernelWidth", "Kernel");

    public static WeightAxis Of(string noun, params string[] arguments) => new(noun, arguments.ToEquatableArray());
}
