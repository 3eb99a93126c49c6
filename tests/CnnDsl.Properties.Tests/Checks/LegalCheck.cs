using System.Numerics.Tensors;
using CnnDsl.Harness;
using CnnDsl.Properties.Tests.Drawing;
using CnnDsl.Reference;
using CnnDsl.Weights;

namespace CnnDsl.Properties.Tests.Checks;

/// <summary>What must hold of a legal network: it compiles without a complaint and gives, at two widths and in ONNX Runtime, what it is defined to.</summary>
internal static class LegalCheck
{
    private const int Batch = 2;

    /// <summary>ONNX Runtime rounds in ways of its own, such as x * scale + shift in a normalization; it is here for what layers mean.</summary>
    private const double RuntimeSlack = 16;

    /// <summary>What is wrong with each network; null where nothing is.</summary>
    public static Verdict[] All(IReadOnlyList<DrawnNetwork> networks)
    {
        // Those with blocks once more, with the blocks written out.
        int[] withBlocks = [.. Enumerable.Range(0, networks.Count).Where(i => networks[i].HasBlocks)];
        NetworkSource[] sources = [.. networks.Select(Source), .. withBlocks.Select((at, i) => Source(Expansion.Flat(networks[at]), networks.Count + i))];
        IReadOnlyList<CompiledSource> compiled = NetworkCompiler.Compile(sources);
        Verdict[] verdicts = [.. compiled.Take(networks.Count).AsParallel().AsOrdered().Select(Check)];
        for (int i = 0; i < withBlocks.Length; i++)
        {
            string? difference = Description.Difference(compiled[withBlocks[i]], compiled[networks.Count + i]);
            verdicts[withBlocks[i]] = verdicts[withBlocks[i]] with { Problem = verdicts[withBlocks[i]].Problem ?? difference };
        }

        return verdicts;
    }

    /// <summary>What is wrong with each network; null where nothing is.</summary>
    public static Verdict[] All(IReadOnlyList<NetworkSource> networks) => [.. NetworkCompiler.Compile(networks).AsParallel().AsOrdered().Select(Check)];

    /// <summary>The file of a drawn network.</summary>
    public static NetworkSource Source(DrawnNetwork network, int index) =>
        new($"Drawn{index}.{DrawnNetwork.Class}", $"using CnnDsl;\nnamespace Drawn{index};\n{network}\n");

    private static Verdict Check(CompiledSource compiled)
    {
        if (compiled.Network is not { } network)
        {
            return new Verdict(compiled.Crash?.ToString() ?? $"{compiled.Complaints.Count} complaints: {compiled.Complaints[0]}", WasCompared: false);
        }

        try
        {
            return Run(network);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return new Verdict(exception.ToString(), WasCompared: false);
        }
    }

    private static Verdict Run(CompiledNetwork network)
    {
        NetworkInfo info = network.Info;
        Dictionary<string, float[]> weights = RandomWeights.For(info, seed: 1);
        NamedTensors tensors = new(info.Weights.ToDictionary(weight => weight.Name, weight => Tensor.Create(weights[weight.Name], RandomTensors.Lengths(weight.Shape))));
        float[] images = DrawnImages.Of(info, Batch, seed: 2);
        float[] output = new float[Batch * network.OutputLength];
        Expectation? expected = Expectation.Of(info, weights, images);
        foreach (VectorWidth width in new[] { VectorWidth.Widest, VectorWidth.Bits128 })
        {
            network.Forward(width, tensors, images, output);
            if (expected?.Difference($"At {width}", output) is { } difference)
            {
                return new Verdict(difference, WasCompared: true);
            }
        }

        bool isExported = expected is not null && OnnxRuntimeEngine.Takes(info);
        return new Verdict(isExported ? expected!.Difference("ONNX Runtime", OnnxRuntimeEngine.Run(info, weights, images), RuntimeSlack) : null, WasCompared: expected is not null) { IsTight = expected is { SaysMuch: true } };
    }
}

/// <summary>What came of a network.</summary>
/// <param name="Problem">What is wrong, or null.</param>
/// <param name="WasCompared">Whether its numbers were held against the reference; they are not where they leave the range of single precision.</param>
internal sealed record Verdict(string? Problem, bool WasCompared)
{
    /// <summary>Whether most of the bounds are so tight that they say something.</summary>
    public bool IsTight { get; init; }
}
