using CnnDsl.Golden;
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
        float[] output = new float[images * info.Outputs.Sum(value => value.Shape.Length)];
        forward(Weaving.Weave(inputs, images), output);
        return Weaving.Unweave(output, [.. info.Outputs.Select(value => (int)value.Shape.Length)], images);
    }
}
