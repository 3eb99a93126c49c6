namespace CnnDsl.Golden;

/// <summary>Several inputs or outputs of a network, each N x its shape, and the order of Forward, where those of an image follow one another.</summary>
internal static class Weaving
{
    /// <summary>All parts, image by image.</summary>
    public static float[] Weave(IReadOnlyList<float[]> parts, int images)
    {
        if (parts.Count == 1)
        {
            return parts[0];
        }

        float[] woven = new float[parts.Sum(part => part.Length)];
        Span<float> rest = woven;
        for (int image = 0; image < images; image++)
        {
            foreach (float[] part in parts)
            {
                int length = part.Length / images;
                part.AsSpan(image * length, length).CopyTo(rest);
                rest = rest[length..];
            }
        }

        return woven;
    }

    /// <summary>Each part for all images.</summary>
    /// <param name="woven">All parts, image by image.</param>
    /// <param name="lengths">The numbers of each part for one image.</param>
    /// <param name="images">How many images there are.</param>
    public static float[][] Unweave(ReadOnlySpan<float> woven, int[] lengths, int images)
    {
        float[][] parts = [.. lengths.Select(length => new float[length * images])];
        for (int image = 0; image < images; image++)
        {
            for (int part = 0; part < parts.Length; part++)
            {
                woven[..lengths[part]].CopyTo(parts[part].AsSpan(image * lengths[part]));
                woven = woven[lengths[part]..];
            }
        }

        return parts;
    }
}
