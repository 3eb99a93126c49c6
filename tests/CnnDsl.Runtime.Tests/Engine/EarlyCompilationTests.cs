using System.Numerics.Tensors;
using CnnDsl.Engine;
using CnnDsl.Weights;

namespace CnnDsl.Runtime.Tests.Engine;

public sealed class EarlyCompilationTests
{
    /// <summary>An exception that leaves a thread ends the process, and with it this test.</summary>
    [Fact]
    public void A_kernel_that_does_not_compile_is_left_to_the_pass_that_needs_it()
    {
        EarlyCompilation<Broken>.Start(VectorWidth.Widest);
        EarlyCompilation<Broken>.Start(VectorWidth.Widest);

        Assert.Equal(Environment.ProcessorCount > 1, SpinWait.SpinUntil(() => Broken.Compilations > 0, TimeSpan.FromSeconds(Environment.ProcessorCount > 1 ? 60 : 1)));
        Thread.Sleep(TimeSpan.FromMilliseconds(100));
        Assert.InRange(Broken.Compilations, 0, 1);
    }

    [Fact]
    public void A_width_that_the_machine_does_not_have_is_left_to_the_constructor() =>
        Assert.Null(Record.Exception(() => EarlyCompilation<Broken>.Start((VectorWidth)1024)));

    /// <summary>A network none of whose kernels compiles, and that is never run.</summary>
    private sealed class Broken : INetworkCode<Broken>
    {
        private static int s_compilations;

        public static int Compilations => Volatile.Read(ref s_compilations);

        public static NetworkInfo Info => throw new NotSupportedException();

        public static int PackedLength => 0;

        public static int WorkspaceLength => 0;

        public static bool IsShared => false;

        public static void Pack(WeightPacking packing) => throw new NotSupportedException();

        public static Broken Load(string path, VectorWidth width, int threads) => throw new NotSupportedException();

        public static Broken Load(Stream stream, VectorWidth width, int threads) => throw new NotSupportedException();

        public static Broken Create(IWeightSource weights, VectorWidth width, int threads) => throw new NotSupportedException();

        static void INetworkCode<Broken>.Compile<V>()
        {
            Interlocked.Increment(ref s_compilations);
            throw new InvalidProgramException();
        }

        static void INetworkCode<Broken>.Run<V>(ref float input, ref float output, ref float weights, ref float workspace, ref float head, ref Crew crew) =>
            throw new NotSupportedException();

        public void Forward(ReadOnlySpan<float> input, Span<float> output) => throw new NotSupportedException();

        public void Forward(in ReadOnlyTensorSpan<float> input, in TensorSpan<float> output) => throw new NotSupportedException();

        public Tensor<float> Forward(Tensor<float> input) => throw new NotSupportedException();
    }
}
