namespace CnnDsl.Engine;

/// <summary>The doors of a forward pass: what its buffers must be, each mistake in one sentence with both sides.</summary>
internal static class BatchChecks
{
    /// <summary>N, from the lengths of both spans.</summary>
    public static int CountImages(
        ReadOnlySpan<float> input, ReadOnlySpan<float> output, TensorShape inputShape, int inputLength, TensorShape outputShape, int outputLength)
    {
        (int images, int remainder) = Math.DivRem(input.Length, inputLength);
        if (remainder != 0)
        {
            throw new ArgumentException(
                $"The input has {input.Length} numbers, which is not a whole number of images of {inputShape} = {inputLength}.", nameof(input));
        }

        if (output.Length != (long)images * outputLength)
        {
            throw new ArgumentException(
                $"The output has {output.Length} numbers; for this input it needs {images} x {outputShape} = {(long)images * outputLength}.", nameof(output));
        }

        if (input.Overlaps(output))
        {
            throw new ArgumentException("The output overlaps the input; give it memory of its own.", nameof(output));
        }

        return images;
    }

    /// <summary>N, the first of a tensor's dimensions, after checking the others.</summary>
    public static nint CheckTensor(ReadOnlySpan<nint> lengths, TensorShape image, string parameter, nint? images = null)
    {
        bool matches = lengths.Length == image.Rank + 1 && (images is null || lengths[0] == images);
        for (int i = 0; matches && i < image.Rank; i++)
        {
            matches = lengths[i + 1] == image[i];
        }

        if (!matches)
        {
            string actual = string.Join(" x ", lengths.ToArray());
            string batch = images is { } n ? $"{n}" : "N";
            throw new ArgumentException($"The {parameter} is {(actual.Length == 0 ? "a scalar" : actual)}; the network's is {batch} x {image}.", parameter);
        }

        return lengths[0];
    }

    /// <summary>N x the shape of an image.</summary>
    public static nint[] WithBatch(nint images, TensorShape image)
    {
        nint[] lengths = new nint[image.Rank + 1];
        lengths[0] = images;
        for (int i = 0; i < image.Rank; i++)
        {
            lengths[i + 1] = image[i];
        }

        return lengths;
    }
}
