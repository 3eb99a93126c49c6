namespace CnnDsl.Onnx.Reading;

/// <summary>What dimensions may be: few, not negative, and of a product that can be indexed.</summary>
internal static class Dimensions
{
    /// <summary>The most dimensions of a tensor; the standard's operators need 6.</summary>
    private const int MostDimensions = 32;

    /// <summary>The dimensions as they are, or an error.</summary>
    public static int[] Check(string source, string what, IReadOnlyList<long> dimensions)
    {
        if (dimensions.Count > MostDimensions)
        {
            throw OnnxException.In(source, $"{what} has {dimensions.Count} dimensions, more than {MostDimensions}");
        }

        int[] checkedOnes = [.. dimensions.Select(dimension => CheckOne(source, what, dimension))];
        long length = 1;
        foreach (int dimension in checkedOnes)
        {
            // With a 0 further on the product is 0, but no tensor of the standard is made of it; the bound stays simple.
            length *= Math.Max(1, dimension);
            if (length > int.MaxValue)
            {
                throw OnnxException.In(source, $"{what} is {string.Join(" x ", dimensions)}, more than {int.MaxValue} elements");
            }
        }

        return checkedOnes;
    }

    /// <summary>One dimension as it is, or an error.</summary>
    public static int CheckOne(string source, string what, long dimension) => dimension is >= 0 and <= int.MaxValue
        ? (int)dimension
        : throw OnnxException.In(source, $"{what} has a dimension of {dimension}, which is not from 0 to {int.MaxValue}");
}
