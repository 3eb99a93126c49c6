using CnnDsl.Tool.Running;
using Microsoft.ML.OnnxRuntime;

namespace CnnDsl.Conformance.Tests.Torchvision;

/// <summary>A model in ONNX Runtime, and random pictures for it.</summary>
internal static class RuntimeModel
{
    /// <summary>Pictures at once: two, so that one that goes astray into the other is seen.</summary>
    public const int Batch = 2;

    /// <summary>
    /// N x C x H x W with large and small features: pictures like those that export.py measured the batch-norm statistics on. On plain
    /// noise some of its networks swing so wildly that rounding alone decides their scores.
    /// </summary>
    public static float[] Pictures(TensorShape shape) => new SeededNumbers(3).TakeInputs(Batch, shape);

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
