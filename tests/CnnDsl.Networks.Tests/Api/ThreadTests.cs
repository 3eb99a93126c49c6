using System.Diagnostics;
using CnnDsl.Weights;

namespace CnnDsl.Networks.Tests.Api;

/// <summary>Several threads for one forward pass.</summary>
public sealed class ThreadTests
{
    private static readonly int[] Degrees = [2, 3, 8];

    private static readonly int[] Batches = [1, 2, 3, 5];

    [Fact]
    public void Convolutions_give_the_same_bits_for_every_number_of_threads_and_images() => GivesTheSameBits<ConvolutionCrew>();

    [Fact]
    public void Winograd_tiles_of_few_filters_give_the_same_bits_for_every_number_of_threads_and_images() => GivesTheSameBits<TileCrew>();

    [Fact]
    public void Points_of_few_tiles_and_dense_layers_of_one_group_give_the_same_bits_for_every_number_of_threads_and_images() => GivesTheSameBits<PointCrew>();

    [Fact]
    public void Convolutions_of_pixels_give_the_same_bits_for_every_number_of_threads_and_images() => GivesTheSameBits<PointwiseCrew>();

    [Fact]
    public void Sums_in_convolutions_give_the_same_bits_for_every_number_of_threads_and_images() => GivesTheSameBits<SumCrew>();

    [Fact]
    public void Other_layers_give_the_same_bits_for_every_number_of_threads_and_images() => GivesTheSameBits<MapCrew>();

    [Fact]
    public void Resampling_gives_the_same_bits_for_every_number_of_threads_and_images() => GivesTheSameBits<ResamplingCrew>();

    [Fact]
    public void Narrow_rows_give_the_same_bits_for_every_number_of_threads_and_images() => GivesTheSameBits<NarrowCrew>();

    [Fact]
    public void Layers_in_planes_give_the_same_bits_for_every_number_of_threads_and_images() => GivesTheSameBits<PlanarCrew>();

    [Fact]
    public void A_small_network_gives_the_same_bits_for_every_number_of_threads_and_images() => GivesTheSameBits<Classifier>();

    [Fact]
    public void What_threads_share_is_right()
    {
        float[] images = Sample.Images<ConvolutionCrew>(1);
        Sample.AssertIsRight<ConvolutionCrew>(images, Sample.Run(Network<ConvolutionCrew>(2), images));

        images = Sample.Images<TileCrew>(1);
        Sample.AssertIsRight<TileCrew>(images, Sample.Run(Network<TileCrew>(2), images));

        images = Sample.Images<PointCrew>(1);
        Sample.AssertIsRight<PointCrew>(images, Sample.Run(Network<PointCrew>(2), images));

        images = Sample.Images<PointwiseCrew>(1);
        Sample.AssertIsRight<PointwiseCrew>(images, Sample.Run(Network<PointwiseCrew>(2), images));

        images = Sample.Images<SumCrew>(1);
        Sample.AssertIsRight<SumCrew>(images, Sample.Run(Network<SumCrew>(2), images));

        images = Sample.Images<MapCrew>(1);
        Sample.AssertIsRight<MapCrew>(images, Sample.Run(Network<MapCrew>(2), images));

        images = Sample.Images<PlanarCrew>(1);
        Sample.AssertIsRight<PlanarCrew>(images, Sample.Run(Network<PlanarCrew>(2), images));
    }

    [Fact]
    public void Many_callers_and_several_networks_share_the_team()
    {
        Func<bool>[] callers =
        [
            Caller<ConvolutionCrew>(2, 1), Caller<ConvolutionCrew>(3, 2), Caller<MapCrew>(2, 1), Caller<MapCrew>(8, 3),
            Caller<Classifier>(2, 8), Caller<Classifier>(4, 8),
        ];
        int wrong = 0;
        long end = Stopwatch.GetTimestamp() + (2 * Stopwatch.Frequency);
        Thread[] threads = [.. callers.Select(caller => new Thread(() =>
        {
            while (Stopwatch.GetTimestamp() < end)
            {
                if (!caller())
                {
                    Interlocked.Increment(ref wrong);
                }
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        Assert.Equal(0, wrong);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Several_threads_allocate_nothing(int count)
    {
        MapCrew network = Network<MapCrew>(2);
        float[] images = Sample.Images<MapCrew>(count);
        float[] output = new float[count * MapCrew.OutputLength];

        Assert.Equal(0, AllocationTests.Allocated(() => network.Forward(images, output)));
    }

    [Fact]
    public void A_number_of_threads_below_0_or_above_256_is_refused()
    {
        NamedTensors weights = new(Sample.Weights<Scorer>());

        Assert.Throws<ArgumentOutOfRangeException>("threads", () => Scorer.Create(weights, threads: -1));
        Assert.Throws<ArgumentOutOfRangeException>("threads", () => Scorer.Create(weights, threads: 257));
    }

    [Fact]
    public void Wrong_lengths_are_refused_with_several_threads_too()
    {
        MapCrew network = Network<MapCrew>(2);

        Assert.Throws<ArgumentException>(() => network.Forward(new float[MapCrew.InputLength], new float[1]));
        network.Forward([], []);
    }

    private static T Network<T>(int threads, VectorWidth width = VectorWidth.Widest)
        where T : INetwork<T> => T.Create(new NamedTensors(Sample.Weights<T>()), width, threads);

    private static void GivesTheSameBits<T>()
        where T : INetwork<T> => Assert.All(VectorWidths.Supported, width =>
    {
        T alone = Network<T>(1, width);
        foreach (int batch in Batches)
        {
            float[] images = Sample.Images<T>(batch);
            int[] expected = Bits(Sample.Run(alone, images));
            foreach (T together in Degrees.Select(degree => Network<T>(degree, width)))
            {
                for (int call = 0; call < 3; call++)
                {
                    Assert.Equal(expected, Bits(Sample.Run(together, images)));
                }
            }
        }
    });

    private static Func<bool> Caller<T>(int threads, int batch)
        where T : INetwork<T>
    {
        float[] images = Sample.Images<T>(batch);
        int[] expected = Bits(Sample.Run(Network<T>(1), images));
        T network = Network<T>(threads);
        return () => Bits(Sample.Run(network, images)).AsSpan().SequenceEqual(expected);
    }

    private static int[] Bits(float[] numbers) => Array.ConvertAll(numbers, BitConverter.SingleToInt32Bits);
}
