using System.Globalization;
using CnnDsl.Conformance.Tests.Torchvision;
using CnnDsl.Harness;
using CnnDsl.Onnx;
using CnnDsl.Onnx.Reading;

namespace CnnDsl.Conformance.Tests.Running;

/// <summary>Runs a compiled test and holds its outputs against the expected ones.</summary>
internal static class Execution
{
    /// <summary>ONNX's own test runner allows as much: an error of 1E-3 of the expected number, and a tiny one where that is 0.</summary>
    private const double Relative = 1e-3;

    private const double Absolute = 1e-5;

    /// <summary>What is wrong, or null.</summary>
    public static string? Check(Candidate candidate, CompiledNetwork compiled)
    {
        try
        {
            int images = candidate.Network.HasBatch ? candidate.Inputs[0].Dimensions[0] : 1;
            float[] output = new float[images * compiled.OutputLength];
            compiled.Forward(VectorWidth.Widest, ImportedNetwork.Tensors(candidate.Network), Interleave(candidate, images), output);
            return Difference(candidate, images, output);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // A defect, and the table says so; the other tests go on.
            return $"crash: {exception.GetType().Name}: {exception.Message}";
        }
    }

    /// <summary>A network reads image by image, all inputs of an image one after the other.</summary>
    private static float[] Interleave(Candidate candidate, int images)
    {
        float[][] inputs = [.. candidate.Inputs.Select(input => input.ToFloats())];
        return [.. Enumerable.Range(0, images).SelectMany(image => inputs.SelectMany(input => Image(input, image, images).ToArray()))];
    }

    private static string? Difference(Candidate candidate, int images, float[] output)
    {
        int perImage = output.Length / images;
        int first = 0;
        for (int i = 0; i < candidate.Outputs.Length; i++)
        {
            OnnxTensor expected = candidate.Outputs[i];
            double[] numbers = expected.ToDoubles();
            if (ShapeDifference(candidate, i, images) is { } difference)
            {
                return difference;
            }

            int length = numbers.Length / images;
            for (int k = 0; k < numbers.Length; k++)
            {
                float found = output[(k / length * perImage) + first + (k % length)];
                if (!IsClose(numbers[k], found))
                {
                    return string.Create(CultureInfo.InvariantCulture, $"wrong: number {k} of output {i} is {found:G6}, not {numbers[k]:G6}");
                }
            }

            first += length;
        }

        return null;
    }

    private static string? ShapeDifference(Candidate candidate, int output, int images)
    {
        ReadOnlySpan<int> shape = LayerShape(candidate.Network, candidate.Network.Outputs[output].Layer).Dimensions;
        int[] found = candidate.Network.HasBatch ? [images, .. shape] : [.. shape];
        int[] expected = candidate.Outputs[output].Dimensions.ToArray();
        return found.SequenceEqual(expected) ? null : $"wrong: output {output} is {new TensorShape(found)}, not {new TensorShape(expected)}";
    }

    private static TensorShape LayerShape(DeclaredNetwork network, string name) =>
        network.Layers.FirstOrDefault(layer => layer.Name == name || (layer.Kind == "Split" && name.StartsWith(layer.Name + ".", StringComparison.Ordinal)))?.Output
        ?? network.Inputs.Single(input => input.Name == name).Shape;

    private static bool IsClose(double expected, float found) =>
        expected.Equals(found) || Math.Abs(expected - found) <= Absolute + (Relative * Math.Abs(expected)) || expected == found;

    private static ReadOnlySpan<float> Image(float[] input, int image, int images) =>
        input.AsSpan(image * (input.Length / images), input.Length / images);
}
