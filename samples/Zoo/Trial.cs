using System.Diagnostics;
using CnnDsl;
using CnnDsl.Weights;

namespace Zoo;

/// <summary>What came of a network with weights from PyTorch.</summary>
/// <param name="Milliseconds">For one image on one thread: the median.</param>
/// <param name="Difference">The largest difference to PyTorch's outputs, as a part of the largest output.</param>
public sealed record Trial(double Milliseconds, double Difference)
{
    private const int Calls = 15;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    /// <summary>The file with a network's weights.</summary>
    public static string Weights(string folder, string name) => Path.Combine(folder, $"{name}.safetensors");

    /// <summary>Loads NAME.safetensors and runs the input of NAME.golden.safetensors.</summary>
    public static Trial Of<T>(string folder, string name)
        where T : INetwork<T>
    {
        T network = T.Load(Weights(folder, name));
        using SafeTensors golden = SafeTensors.Open(Path.Combine(folder, $"{name}.golden.safetensors"));
        float[] input = Read(golden, "input", T.Info.Inputs[0].Shape);
        float[] expected = Read(golden, "output", T.Info.Outputs[0].Shape);
        float[] output = new float[expected.Length];
        network.Forward(input, output);
        return new Trial(Time(() => network.Forward(input, output)), Compare(output, expected));
    }

    /// <summary>The largest difference, as a part of the largest of the expected numbers; NaN if any is.</summary>
    public static double Compare(ReadOnlySpan<float> found, ReadOnlySpan<float> expected)
    {
        double worst = 0;
        double largest = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            worst = Math.Max(worst, Math.Abs((double)found[i] - expected[i]));
            largest = Math.Max(largest, Math.Abs((double)expected[i]));
        }

        return worst / largest;
    }

    private static float[] Read(SafeTensors file, string name, TensorShape shape)
    {
        TensorEntry? tensor = file.Tensors.FirstOrDefault(tensor => tensor.Name == name);
        if (tensor is null || tensor.Shape.Length != shape.Length)
        {
            throw new InvalidDataException($"{file.Description} must have a tensor '{name}' of 1 x {shape}; it has {tensor?.Shape.ToString() ?? "none of that name"}.");
        }

        float[] numbers = new float[shape.Length];
        file.Read(tensor, numbers);
        return numbers;
    }

    private static double Time(Action call)
    {
        // Also the time in which the JIT notices that this code is worth its best effort.
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < WarmUp;)
        {
            call();
        }

        double[] milliseconds = new double[Calls];
        foreach (ref double elapsed in milliseconds.AsSpan())
        {
            long start = Stopwatch.GetTimestamp();
            call();
            elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(milliseconds);
        return milliseconds[Calls / 2];
    }
}
