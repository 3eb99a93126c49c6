using System.Runtime.InteropServices;
using CnnDsl.Networks.Tests.Cases;
using CnnDsl.Networks.Tests.Harness;
using CnnDsl.Reference;
using CnnDsl.Weights;

namespace CnnDsl.Networks.Tests.Loading;

/// <summary>Packed weights are the same bits wherever the tensors come from and however many threads pack them.</summary>
public sealed class PackingTests
{
    private const int Threads = 3;

    public static TheoryData<NetworkCase> Cases => CaseTable.Once;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Several_threads_pack_what_one_packs(NetworkCase networkCase) => Assert.All(VectorWidths.Supported, width =>
    {
        Trial trial = Trial.Of(networkCase);

        AssertSame(trial.Network.Pack(width, trial.Bind()), trial.Network.Pack(width, trial.Bind(), Threads));
    });

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_source_that_is_read_tensor_by_tensor_gives_the_same_weights(NetworkCase networkCase)
    {
        Trial trial = Trial.Of(networkCase);
        NetworkInfo info = trial.Network.Info;
        WholeTensors whole = new(trial.Weights);
        WeightSet tensors = WeightSet.Bind(info.Name, info.Weights, whole);

        AssertSame(trial.Network.Pack(VectorWidths.Widest, trial.Bind()), trial.Network.Pack(VectorWidths.Widest, tensors, Threads));
        Assert.False(whole.WasReadTwiceAtOnce);
    }

    private static void AssertSame(float[] expected, float[] actual) =>
        Assert.True(MemoryMarshal.AsBytes<float>(expected).SequenceEqual(MemoryMarshal.AsBytes<float>(actual)));
}
