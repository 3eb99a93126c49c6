using CnnDsl.Engine;
using CnnDsl.Lanes;
using CnnDsl.Networks.Tests.Harness;

namespace CnnDsl.Networks.Tests.Api;

/// <summary>By Winograd's tiles with and without a map to add, depthwise, 1 x 1 with slopes, with an activation of whole rows, and as it is.</summary>
[Network, Input(1, 36, 36)]
[Conv2D(32, 3, Padding = 1), ReLU(Name = "first")]
[Conv2D(32, 3, Padding = 1), ReLU]
[Conv2D(32, 3, Padding = 1), Add("first"), ReLU]
[DepthwiseConv2D(3, Padding = 1), SiLU]
[Conv2D(24, 1), PReLU]
[Conv2D(24, 1)]
[Flatten, Dense(40), Tanh, Dense(5)]
internal sealed partial class Prepared;

/// <summary>One that is made and never run.</summary>
[Network, Input(1, 36, 36)]
[Conv2D(32, 3), ReLU, Conv2D(32, 1), PReLU]
internal sealed partial class Idle;

public sealed class EarlyCompilationTests
{
    [Fact]
    public void What_is_compiled_early_is_all_that_a_pass_needs_of_the_networks_tiles()
    {
        // The generator names the types of a file after it.
        using Compilations compilations = new(nameof(Prepared) + "_g");
        CompileWidest<Prepared>();
        string[] early = compilations.Take();
        float[] images = Sample.Images<Prepared>(1);
        float[] output = Sample.Run(Prepared.Create(Sample.Weights<Prepared>(), threads: 1), images);
        string[] late = compilations.Take();

        Assert.All(["_Planes", "_Pointwise", "_Depthwise", "_PReLU"], tile => Assert.Contains(early, name => name.Contains(tile, StringComparison.Ordinal)));
        Assert.Empty(late);
        Sample.AssertIsRight<Prepared>(images, output);
    }

    [Fact]
    public void Making_a_network_has_its_kernels_compiled_where_there_is_another_core()
    {
        using Compilations compilations = new(nameof(Idle) + "_g");
        _ = Sample.Network<Idle>();

        Assert.Equal(Environment.ProcessorCount > 1, compilations.WaitsFor("_PReLU", TimeSpan.FromSeconds(Environment.ProcessorCount > 1 ? 60 : 1)));
    }

    private static void CompileWidest<TNetwork>()
        where TNetwork : INetworkCode<TNetwork>
    {
        switch (VectorWidths.Widest)
        {
            case VectorWidth.Bits512:
                TNetwork.Compile<Lanes512>();
                break;
            case VectorWidth.Bits256:
                TNetwork.Compile<Lanes256>();
                break;
            default:
                TNetwork.Compile<Lanes128>();
                break;
        }
    }
}
