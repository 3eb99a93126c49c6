using System.Numerics.Tensors;
using System.Reflection;
using System.Runtime.Loader;
using CnnDsl.Reference;
using CnnDsl.Weights;
using Microsoft.CodeAnalysis;

namespace CnnDsl.Generator.Tests.Harness;

/// <summary>Compiles what was emitted, loads it into a context of its own, and runs it beside the reference. The runtime is shared with the tests.</summary>
internal static class LoadedNetwork
{
    /// <summary>The largest difference from the reference, relative to the largest output.</summary>
    /// <param name="run">A run whose output has the network.</param>
    /// <param name="name">The network's metadata name.</param>
    /// <param name="width">The vector width.</param>
    /// <param name="images">Images in the batch.</param>
    public static double DifferenceFromReference(GeneratorRun run, string name, VectorWidth width, int images) =>
        With(run, name, network => (double)Generic(nameof(Difference), network).Invoke(null, [width, images])!);

    /// <summary>The network's description.</summary>
    public static NetworkInfo Info(GeneratorRun run, string name) =>
        With(run, name, network => (NetworkInfo)Generic(nameof(InfoOf), network).Invoke(null, [])!);

    /// <summary>What comes of a network's class, in an assembly with these resources.</summary>
    public static T With<T>(GeneratorRun run, string name, Func<Type, T> use, params (string Name, byte[] Bytes)[] resources)
    {
        using MemoryStream image = new();
        Assert.True(run.Output.Emit(
            image, manifestResources: resources.Select(resource => new ResourceDescription(resource.Name, () => new MemoryStream(resource.Bytes), isPublic: true))).Success);
        image.Position = 0;
        AssemblyLoadContext context = new(name, isCollectible: true);
        try
        {
            return use(context.LoadFromStream(image).GetType(name, throwOnError: true)!);
        }
        finally
        {
            context.Unload();
        }
    }

    private static MethodInfo Generic(string method, Type network) =>
        typeof(LoadedNetwork).GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(network);

    private static NetworkInfo InfoOf<T>()
        where T : INetwork<T> => T.Info;

    private static double Difference<T>(VectorWidth width, int images)
        where T : INetwork<T>
    {
        Dictionary<string, float[]> weights = RandomWeights.For(T.Info, seed: 7);
        T network = T.Create(new NamedTensors(weights.ToDictionary(pair => pair.Key, pair => Tensor.Create(pair.Value, [.. Lengths(T.Info, pair.Key)]))), width);
        ReferenceNetwork reference = new(T.Info, weights);
        int inputLength = (int)T.Info.Inputs.Sum(input => input.Shape.Length);
        float[] input = new NormalNumbers(seed: 11).Take(images * inputLength);
        float[] output = new float[images * T.Info.Outputs.Sum(o => o.Shape.Length)];
        output.AsSpan().Fill(float.NaN);
        network.Forward(input, output);

        double[] expected = [.. input.Chunk(inputLength).SelectMany(image => reference.Forward(image))];
        double largest = expected.Max(Math.Abs);
        Assert.True(largest > 0);
        return expected.Zip(output, (e, o) => Math.Abs(e - o)).Max() / largest;
    }

    private static IEnumerable<nint> Lengths(NetworkInfo info, string weight)
    {
        foreach (int dimension in info.Weights.Single(w => w.Name == weight).Shape.Dimensions.ToArray())
        {
            yield return dimension;
        }
    }
}
