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
    public static Verdict[] All(IReadOnlyList<DrawnNetwork> networks) => All([.. networks.Select(Source)]);

    /// <summary>What is wrong with each network; null where nothing is.</summary>
    public static Verdict[] All(IReadOnlyList<NetworkSource> networks) => [.. NetworkCompiler.Compile(networks).AsParallel().AsOrdered().Select(Check)];

    /// <summary>The class of a drawn network.</summary>
    public static NetworkSource Source(DrawnNetwork network, int index) =>
        new($"Drawn.Network{index}", $"using CnnDsl;\nnamespace Drawn;\n{network}\npublic partial class Network{index};\n");

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
        float[] images = new NormalNumbers(seed: 2).Take(Batch * network.InputLength, 0, 2);
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
        return new Verdict(isExported ? expected!.Difference("ONNX Runtime", OnnxRuntimeEngine.Run(info, weights, images), RuntimeSlack) : null, WasCompared: expected is not null);
    }
}

/// <summary>What came of a network.</summary>
/// <param name="Problem">What is wrong, or null.</param>
/// <param name="WasCompared">Whether its numbers were held against the reference; they are not where they leave the range of single precision.</param>
internal sealed record Verdict(string? Problem, bool WasCompared);
