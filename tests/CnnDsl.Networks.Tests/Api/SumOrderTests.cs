using CnnDsl.Weights;

namespace CnnDsl.Networks.Tests.Api;

/// <summary>
/// A sum's products are added in the same order at every pixel, wherever in a register tile that falls: a row's last tile is moved back
/// over the one before it, and where two threads compute them, either may write last.
/// </summary>
public sealed class SumOrderTests
{
    [Fact]
    public void A_constant_map_stays_constant_to_the_last_bit() => StaysConstant<Constant>();

    [Fact]
    public void A_constant_map_stays_constant_where_lanes_are_pixels() => StaysConstant<ConstantRows>();

    private static void StaysConstant<T>()
        where T : INetwork<T> => Assert.All(VectorWidths.Supported, width =>
    {
        float[] input = Spread(T.Info.Inputs[0].Shape);
        float[] output = Sample.Run(T.Create(new NamedTensors(Sample.Weights<T>()), width), input);

        Assert.All(
            output.Chunk(Pixels(T.Info.Outputs[0].Shape)),
            plane => Assert.Single(plane.Select(BitConverter.SingleToInt32Bits).Distinct()));
    });

    /// <summary>A number for each channel, the same at all of its pixels; C x H x W.</summary>
    private static float[] Spread(TensorShape shape) =>
        [.. Enumerable.Range(0, shape[0]).SelectMany(channel => Enumerable.Repeat(0.3f + (0.7f * channel), Pixels(shape)))];

    private static int Pixels(TensorShape shape) => shape[1] * shape[2];
}

/// <summary>Convolutions without a frame: planes, blocks, depthwise, groups, one pixel, a stride, a dilation.</summary>
[Network(Precision = Precision.Exact, Rounding = Rounding.Floor), Input(3, 70, 81)]
[Conv2D(20, 5), Conv2D(24, 3), DepthwiseConv2D(3), Conv2D(40, 3, Groups = 4), Conv2D(40, 1)]
[Conv2D(36, 3, Stride = 2), DepthwiseConv2D(5, Stride = 2), Conv2D(20, 3, Dilation = 2)]
public partial class Constant;

/// <summary>So few filters that a vector is pixels of a row.</summary>
[Network, Input(2, 30, 46)]
[Conv2D(5, 3), MaxPool2D(2)]
public partial class ConstantRows;
