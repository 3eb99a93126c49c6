using System.Numerics.Tensors;
using CnnDsl.Harness;
using CnnDsl.Reference;
using CnnDsl.Weights;

namespace CnnDsl.Networks.Tests.Api;

/// <summary>Networks, weights and images to try the API with, through what generic code sees of a network.</summary>
internal static class Sample
{
    public const int Seed = 7;

    public static Dictionary<string, Tensor<float>> Weights<T>()
        where T : INetwork<T> => RandomTensors.For(T.Info, Seed);

    public static T Network<T>(VectorWidth width = VectorWidth.Widest)
        where T : INetwork<T> => T.Create(new NamedTensors(Weights<T>()), width);

    public static float[] Images<T>(int count)
        where T : INetwork<T> => new NormalNumbers(seed: 11).Take(count * T.Info.Inputs[0].Shape.Length);

    /// <summary>N x the shape of an input.</summary>
    public static nint[] InputLengths<T>(int count)
        where T : INetwork<T> => [count, .. RandomTensors.Lengths(T.Info.Inputs[0].Shape)];

    /// <summary>N x the shape of an output.</summary>
    public static nint[] OutputLengths<T>(int count)
        where T : INetwork<T> => [count, .. RandomTensors.Lengths(T.Info.Outputs[0].Shape)];

    /// <summary>What the network gives for images, by the plainest way there is.</summary>
    public static float[] Run<T>(T network, float[] images)
        where T : INetwork<T>
    {
        float[] output = new float[images.Length / T.Info.Inputs[0].Shape.Length * T.Info.Outputs[0].Shape.Length];
        network.Forward(images, output);
        return output;
    }

    /// <summary>What the network should give.</summary>
    public static void AssertIsRight<T>(float[] images, float[] output)
        where T : INetwork<T>
    {
        ReferenceNetwork reference = new(T.Info, RandomWeights.For(T.Info, Seed));
        IReadOnlyDictionary<string, double[]>[] traces = [.. images.Chunk((int)T.Info.Inputs[0].Shape.Length).Select(image => reference.Trace(image))];
        double[] expected = [.. traces.SelectMany(trace => trace[T.Info.Layers[^1].Name])];
        Closeness.Assert(expected, output, ErrorBound.Of(T.Info, traces));
    }
}
