namespace CnnDsl.Weights;

/// <summary>A tensor and its place in the data, in bytes.</summary>
/// <param name="Entry">The tensor.</param>
/// <param name="Begin">Its first byte.</param>
/// <param name="End">The byte after its last.</param>
internal sealed record PlacedTensor(TensorEntry Entry, long Begin, long End)
{
    /// <summary>Places a tensor where its offsets say, if they hold just what its type and shape take.</summary>
    /// <exception cref="SafeTensorsException">They do not, or the type is unknown.</exception>
    public static PlacedTensor Of(TensorEntry entry, long[] offsets, string source)
    {
        if (offsets is not [long begin, long end] || begin > end)
        {
            throw SafeTensorsException.In(source, $"the data_offsets of tensor '{OneLine.Of(entry.Name)}' are not a begin and an end that is no less");
        }

        long bytes = ElementType.Bytes(entry.DType);
        if (bytes == 0)
        {
            throw SafeTensorsException.In(source, $"tensor '{OneLine.Of(entry.Name)}' is of the unknown type '{OneLine.Of(entry.DType)}'");
        }

        foreach (int dimension in entry.Shape.Dimensions)
        {
            if (dimension != 0 && bytes > long.MaxValue / dimension)
            {
                throw SafeTensorsException.In(source, $"tensor '{OneLine.Of(entry.Name)}' ({OneLine.Of(entry.Shape.ToString())}) is larger than any file");
            }

            bytes *= dimension;
        }

        return end - begin == bytes
            ? new PlacedTensor(entry, begin, end)
            : throw SafeTensorsException.In(
                source,
                $"tensor '{OneLine.Of(entry.Name)}' takes {bytes} bytes as {entry.DType} ({OneLine.Of(entry.Shape.ToString())}), but its data_offsets from {begin} to {end} give it {end - begin}");
    }
}
