using System.Numerics.Tensors;

namespace CnnDsl.Networks.Tests.Api;

public sealed class AllocationTests
{
    private const int Calls = 100;

    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    public void A_forward_pass_on_spans_allocates_nothing(int count)
    {
        Classifier network = Sample.Network<Classifier>();
        float[] images = Sample.Images<Classifier>(count);
        float[] output = new float[count * Classifier.OutputLength];

        Assert.Equal(0, Allocated(() => network.Forward(images, output)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    public void A_forward_pass_on_tensors_without_gaps_allocates_nothing(int count)
    {
        Classifier network = Sample.Network<Classifier>();
        float[] images = Sample.Images<Classifier>(count);
        float[] output = new float[count * Classifier.OutputLength];
        nint[] inputLengths = Sample.InputLengths<Classifier>(count);
        nint[] outputLengths = Sample.OutputLengths<Classifier>(count);

        Assert.Equal(0, Allocated(() => network.Forward(
            new ReadOnlyTensorSpan<float>(images, inputLengths), new TensorSpan<float>(output, outputLengths))));
    }

    [Fact]
    public void Every_vector_width_allocates_nothing() => Assert.All(VectorWidths.Supported, width =>
    {
        Filter network = Sample.Network<Filter>(width);
        float[] images = Sample.Images<Filter>(2);
        float[] output = new float[2 * Filter.OutputLength];

        Assert.Equal(0, Allocated(() => network.Forward(images, output)));
    });

    /// <summary>
    /// Bytes that this thread allocates in many calls, after one that fills the pools. The least of three rounds: a collection that other
    /// tests cause may count a rest of this thread's 8 KB of room, and a call that allocates does so in every round.
    /// </summary>
    internal static long Allocated(Action call)
    {
        call();
        return Enumerable.Range(0, 3).Min(_ => Round(call));
    }

    private static long Round(Action call)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Calls; i++)
        {
            call();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
