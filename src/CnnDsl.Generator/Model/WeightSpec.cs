namespace CnnDsl.Generator.Model;

/// <summary>A tensor that a layer needs.</summary>
/// <param name="Suffix">Its name behind the layer's: <c>weight</c>.</param>
/// <param name="Dimensions">Its dimensions.</param>
/// <param name="IsTrained">Whether it counts as parameters; running statistics do not.</param>
internal sealed record WeightSpec(string Suffix, EquatableArray<int> Dimensions, bool IsTrained = true)
{
    public static WeightSpec Of(string suffix, params int[] dimensions) => new(suffix, dimensions.ToEquatableArray());

    public long Length => Sizes.Product([.. Dimensions.Select(d => (long)d)]);
}
