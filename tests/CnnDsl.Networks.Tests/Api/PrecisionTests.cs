using CnnDsl.Reference;

namespace CnnDsl.Networks.Tests.Api;

public sealed class PrecisionTests
{
    public static TheoryData<VectorWidth> Widths => [.. VectorWidths.Supported];

    [Theory]
    [MemberData(nameof(Widths))]
    public void A_whole_network_by_tiles_stays_within_2e_5_of_double_precision(VectorWidth width) => Assert.InRange(Error<Tiled>(width), 0, 2e-5);

    [Theory]
    [MemberData(nameof(Widths))]
    public void Plain_sums_stay_ten_times_closer(VectorWidth width) => Assert.InRange(Error<Summed>(width), 0, 2e-6);

    [Fact]
    public void The_switch_changes_the_sums()
    {
        float[] image = Sample.Images<Tiled>(1);

        Assert.NotEqual(Sample.Run(Sample.Network<Tiled>(), image), Sample.Run(Sample.Network<Summed>(), image));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void A_batch_gives_each_image_the_bits_that_it_gets_alone(VectorWidth width)
    {
        Tiled network = Sample.Network<Tiled>(width);
        float[] images = Sample.Images<Tiled>(5);

        Assert.Equal(
            images.Chunk(Tiled.InputLength).SelectMany(image => Sample.Run(network, image)),
            Sample.Run(network, images));
    }

    /// <summary>Relative L2: the length of the difference over that of the exact result.</summary>
    private static double Error<T>(VectorWidth width)
        where T : INetwork<T>
    {
        float[] image = Sample.Images<T>(1);
        double[] exact = new ReferenceNetwork(T.Info, RandomWeights.For(T.Info, Sample.Seed)).Forward(image);
        float[] actual = Sample.Run(Sample.Network<T>(width), image);
        return Math.Sqrt(exact.Zip(actual, (e, a) => (e - a) * (e - a)).Sum() / exact.Sum(e => e * e));
    }
}
