using CnnDsl.Onnx.Compiling;

namespace CnnDsl.Tool.Running;

/// <summary>Runs a compiled network on tensors by input, and gives tensors by output.</summary>
internal static class NetworkRun
{
    /// <summary>Each output for all images.</summary>
    /// <param name="info">The network's description.</param>
    /// <param name="forward">The network.</param>
    /// <param name="inputs">For each input in order, N x its shape.</param>
    /// <param name="images">N.</param>
    public static float[][] Forward(NetworkInfo info, ForwardPass forward, IReadOnlyList<float[]> inputs, int images)
    {
        // The numbers of all inputs follow one another image by image; those of the outputs too.
        float[] input = Weave(inputs, images);
        float[] output = new float[images * info.Outputs.Sum(value => value.Shape.Length)];
        forward(input, output);
        return Unweave(output, [.. info.Outputs.Select(value => (int)value.Shape.Length)], images);
    }

    private static float[] Weave(IReadOnlyList<float[]> parts, int images)
    {
        if (parts.Count == 1)
        {
            return parts[0];
        }

        List<float> woven = [];
        for (int image = 0; image < images; image++)
        {
            foreach (float[] part in parts)
            {
                int length = part.Length / images;
                woven.AddRange(part.AsSpan(image * length, length));
            }
        }

        return [.. woven];
    }

    private static float[][] Unweave(ReadOnlySpan<float> woven, int[] lengths, int images)
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
