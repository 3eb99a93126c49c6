using CnnDsl.Reference;
using Microsoft.ML.OnnxRuntime;

namespace CnnDsl.Conformance.Tests.Torchvision;

/// <summary>A model in ONNX Runtime, and random pictures for it.</summary>
internal static class RuntimeModel
{
    /// <summary>Pictures at once: two, so that one that goes astray into the other is seen.</summary>
    public const int Batch = 2;

    /// <summary>Places of a side between which the large features are interpolated.</summary>
    private const int Coarse = 14;

    /// <summary>
    /// N x C x H x W with large and small features, as far from 0 as normalised photos are: pictures like those that export.py measured
    /// the batch-norm statistics on. On plain noise some of its networks swing so wildly that rounding alone decides their scores.
    /// </summary>
    public static float[] Pictures(TensorShape shape)
    {
        NormalNumbers numbers = new(seed: 3);
        (int height, int width) = (shape[shape.Rank - 2], shape[shape.Rank - 1]);
        float[] pictures = numbers.Take(Batch * shape.Length, 0, 0.3);
        for (int first = 0; first < pictures.Length; first += height * width)
        {
            float[] coarse = numbers.Take(Coarse * Coarse);
            for (int i = 0; i < height * width; i++)
            {
                pictures[first + i] += At(coarse, (float)(i / width) / height * (Coarse - 1), (float)(i % width) / width * (Coarse - 1));
            }
        }

        return pictures;
    }

    /// <summary>Between four numbers of a coarse square.</summary>
    private static float At(float[] coarse, float y, float x)
    {
        (int top, int left) = ((int)y, (int)x);
        (float down, float right) = (y - top, x - left);
        int corner = (top * Coarse) + left;
        float upper = coarse[corner] + (right * (coarse[corner + 1] - coarse[corner]));
        float lower = coarse[corner + Coarse] + (right * (coarse[corner + Coarse + 1] - coarse[corner + Coarse]));
        return upper + (down * (lower - upper));
    }

    /// <summary>The scores of pictures, N x classes. A network without a batch has N = 1 in its shape, and reads them one by one.</summary>
    public static float[] Run(string path, float[] pictures, TensorShape shape)
    {
        using SessionOptions options = new() { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        using InferenceSession session = new(path, options);
        long[] dimensions = [.. shape.Dimensions.ToArray().Select(size => (long)size)];
        return shape.Rank == 4
            ? [.. pictures.Chunk((int)shape.Length).SelectMany(picture => Run(session, picture, dimensions))]
            : Run(session, pictures, [Batch, .. dimensions]);
    }

    private static float[] Run(InferenceSession session, float[] pictures, long[] dimensions)
    {
        using OrtValue input = OrtValue.CreateTensorValueFromMemory(pictures, dimensions);
        using RunOptions run = new();
        using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(run, [session.InputNames[0]], [input], [session.OutputNames[0]]);
        return outputs[0].GetTensorDataAsSpan<float>().ToArray();
    }

    /// <summary>The largest difference, as a part of the largest expected number.</summary>
    public static double Difference(float[] expected, float[] found)
    {
        Assert.Equal(expected.Length, found.Length);
        double worst = expected.Zip(found, (e, f) => Math.Abs((double)e - f)).Max();
        return double.IsNaN(found.Sum()) ? double.NaN : worst / expected.Max(Math.Abs);
    }
}
