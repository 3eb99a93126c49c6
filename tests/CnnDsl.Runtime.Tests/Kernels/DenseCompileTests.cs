using System.Runtime;
using CnnDsl.Activations;
using CnnDsl.Kernels;
using CnnDsl.Lanes;

namespace CnnDsl.Runtime.Tests.Kernels;

public sealed class DenseCompileTests
{
    private const int Features = 3;

    [Theory]
    [InlineData(10)]
    [InlineData(84)]
    [InlineData(1000)]
    public void What_is_compiled_early_is_all_that_a_layer_needs(int units)
    {
        float[] weights = new float[Features * 1024];
        float[] y = new float[1024];
        Dense.Compile<Lanes128, Halved>(units);
        long before = JitInfo.GetCompiledMethodCount(currentThread: true);
        Dense.Run<Lanes128, Halved>(ref weights[0], ref weights[0], ref weights[0], ref y[0], Features, units);
        Dense.RunBatch<Lanes128, Halved>(ref weights[0], ref weights[0], ref weights[0], ref y[0], Features, units, images: 1, xStride: 0, yStride: 0);

        Assert.Equal(before, JitInfo.GetCompiledMethodCount(currentThread: true));
    }

    /// <summary>An activation that no other test compiles kernels for.</summary>
    private readonly struct Halved : IActivation
    {
        static V IActivation.Apply<V>(V x) => x * V.Splat(0.5f);
    }
}
