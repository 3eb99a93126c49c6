using System.Numerics.Tensors;
using System.Reflection;
using CnnDsl.Generator.Tests.Harness;
using CnnDsl.Weights;

namespace CnnDsl.Generator.Tests.Running;

/// <summary>Files that are part of the network's assembly.</summary>
public sealed class EmbeddedNetworkTests
{
    private const string Resource = "CnnDsl.weights.Net.safetensors";
    private const int Features = 400_000;

    private static readonly GeneratorRun Run = GeneratorRun.With(
        [ManifestFile.Of("net.safetensors", "Net", $"dense1.weight F32 2 x {Features}; dense1.bias F32 2", ("resource", Resource))],
        $"[Network, Input({Features})] [Dense(2)] public partial class Net;");

    [Fact]
    public void LoadEmbedded_gives_the_network_of_the_resource()
    {
        float[] weight = [.. Enumerable.Range(0, 2 * Features).Select(i => i % 7 * 0.25f)];
        float[] output = LoadedNetwork.With(Run, "Net", Forward, (Resource, Bytes(weight)));
        Assert.Equal([Sum(weight.AsSpan(0, Features)) + 1, Sum(weight.AsSpan(Features)) + 2], output);
    }

    [Fact]
    public void The_resource_is_read_where_it_lies_and_only_what_is_asked_for_is_on_the_heap()
    {
        float[] bias = new float[2];
        long allocated = LoadedNetwork.With(
            Run, "Net",
            network =>
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                using SafeTensors file = SafeTensors.OpenResource(network.Assembly, Resource);
                file.Read(file.Tensors.Single(tensor => tensor.Name == "dense1.bias"), bias);
                return GC.GetAllocatedBytesForCurrentThread() - before;
            },
            (Resource, Bytes(new float[2 * Features])));
        Assert.Equal([1, 2], bias);
        Assert.InRange(allocated, 0, 100_000);
    }

    [Fact]
    public void A_resource_that_is_not_there_or_is_cut_short_is_named()
    {
        byte[] whole = Bytes(new float[2 * Features]);
        string absent = LoadedNetwork.With(Run, "Net", network => Assert.Throws<FileNotFoundException>(() => SafeTensors.OpenResource(network.Assembly, "absent")).Message);
        Assert.Equal("UserProject has no resource 'absent'.", absent);
        string cut = LoadedNetwork.With(
            Run, "Net", network => Assert.Throws<SafeTensorsException>(() => SafeTensors.OpenResource(network.Assembly, Resource)).Message, (Resource, whole[..^1]));
        Assert.Equal(
            $"'{Resource} in UserProject' is not well-formed safetensors: its tensors take {sizeof(float) * ((2 * Features) + 2)} bytes of data, but it ends after {(sizeof(float) * ((2 * Features) + 2)) - 1}.", cut);
    }

    [Fact]
    public void A_disposed_resource_is_not_read()
    {
        Type thrown = LoadedNetwork.With(
            Run, "Net",
            network =>
            {
                SafeTensors file = SafeTensors.OpenResource(network.Assembly, Resource);
                file.Dispose();
                return Assert.Throws<ObjectDisposedException>(() => file.Read(file.Tensors.Single(tensor => tensor.Name == "dense1.bias"), new float[2])).GetType();
            },
            (Resource, Bytes(new float[2 * Features])));
        Assert.Equal(typeof(ObjectDisposedException), thrown);
    }

    private static float[] Forward(Type network)
    {
        MethodInfo load = network.GetMethod("LoadEmbedded")!;
        object loaded = load.Invoke(null, [.. load.GetParameters().Select(parameter => parameter.DefaultValue)])!;
        float[] input = [.. Enumerable.Repeat(1f, Features)];
        float[] output = new float[2];
        network.GetMethod("Forward", [typeof(ReadOnlySpan<float>), typeof(Span<float>)])!.CreateDelegate<Pass>(loaded)(input, output);
        return output;
    }

    private delegate void Pass(ReadOnlySpan<float> input, Span<float> output);

    /// <summary>Exact, because all are quarters.</summary>
    private static float Sum(ReadOnlySpan<float> numbers) => TensorPrimitives.Sum(numbers);

    private static byte[] Bytes(float[] weight)
    {
        using MemoryStream stream = new();
        SafeTensors.Save(stream, new Dictionary<string, Tensor<float>> { ["dense1.weight"] = Tensor.Create(weight, [2, Features]), ["dense1.bias"] = Tensor.Create([1f, 2f], [2]) });
        return stream.ToArray();
    }
}
