using CnnDsl.Generator.Layers;
using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Planning;

/// <summary>
/// A 1 x 1 convolution with a stride reads one pixel of several, for each panel of filters again. Put together once, those pixels are a long
/// row without gaps, for which there are better tiles, and take a share of the cache.
/// </summary>
internal static class PixelGather
{
    /// <summary>Cycles that copying a vector takes.</summary>
    private const double CopyCycles = 3;

    /// <summary>The convolution behind such a copy, or null where it cannot have one or would be slower with it.</summary>
    public static ConvolutionKernel? Choose(ConvolutionKernel kernel)
    {
        (WindowAxis v, WindowAxis h) = (kernel.Window.Vertical, kernel.Window.Horizontal);
        bool canGather = kernel is { IsDepthwise: false, Input.IsBlocked: true, Window.Taps: 1 } && v.Stride * h.Stride > 1 && v.Before + h.Before == 0;
        if (!canGather)
        {
            return null;
        }

        Shape output = kernel.Output.Shape;
        Shape pixels = Shape.Map(kernel.Input.Shape.Channels, output.Height, output.Width);
        ConvolutionKernel behind = (kernel with
        {
            Input = new MapPlace(pixels, true, Frame.None),
            Window = new Window2D(WindowAxis.One, WindowAxis.One),
        }).WithTiles();
        double copying = CopyCycles * pixels.Length / ConvolutionKernel.NarrowLanes[0];
        return behind.NarrowCycles + copying < kernel.NarrowCycles ? behind : null;
    }
}
