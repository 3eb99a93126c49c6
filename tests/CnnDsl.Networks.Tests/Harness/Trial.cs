using System.Collections.Concurrent;
using CnnDsl.Harness;
using CnnDsl.Networks.Tests.Cases;
using CnnDsl.Reference;
using CnnDsl.Weights;

namespace CnnDsl.Networks.Tests.Harness;

/// <summary>A case with its compiled network, weights, two different images, and what the reference makes of them.</summary>
internal sealed class Trial
{
    /// <summary>Images of every trial: two, so that one that writes into the other's output is seen.</summary>
    public const int Batch = 2;

    private const int Seed = 1;

    private static readonly Lazy<Dictionary<NetworkCase, CompiledNetwork>> Networks = new(
        () => CaseTable.All.Zip(CaseCompiler.Compile(CaseTable.All)).ToDictionary(pair => pair.First, pair => pair.Second));

    private static readonly ConcurrentDictionary<NetworkCase, Lazy<Trial>> Trials = new();

    /// <summary>A trial of one network, compiled apart from all others.</summary>
    public Trial(CompiledNetwork network)
    {
        Network = network;
        Weights = new NamedTensors(RandomTensors.For(Network.Info, Seed));

        // Wide enough to reach the bends of every activation.
        Images = new NormalNumbers(seed: 2).Take(Batch * Network.InputLength, 0, 2);
        Reference = new ReferenceNetwork(Network.Info, RandomWeights.For(Network.Info, Seed));
        IReadOnlyDictionary<string, double[]>[] traces = [.. Images.Chunk(Network.InputLength).Select(image => Reference.Trace(image))];
        Expected = [.. traces.SelectMany(trace => Reference.OutputsOf(trace))];
        Bound = ErrorBound.Of(Network.Info, traces);
    }

    public CompiledNetwork Network { get; }

    /// <summary>The network by its definition.</summary>
    public ReferenceNetwork Reference { get; }

    public IWeightSource Weights { get; }

    public float[] Images { get; }

    /// <summary>By the definition, in double precision.</summary>
    public double[] Expected { get; }

    /// <summary>How far a number may be from <see cref="Expected"/>.</summary>
    public double Bound { get; }

    public static Trial Of(NetworkCase networkCase) => Trials.GetOrAdd(networkCase, key => new Lazy<Trial>(() => new Trial(Networks.Value[key]))).Value;

    public ReadOnlySpan<float> Image(int index) => Images.AsSpan(index * Network.InputLength, Network.InputLength);

    /// <summary>The weights, checked as an engine does it.</summary>
    public WeightSet Bind() => WeightSet.Bind(Network.Info.Name, Network.Info.Weights, Weights);
}
