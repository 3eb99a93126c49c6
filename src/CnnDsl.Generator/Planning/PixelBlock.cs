using CnnDsl.Generator.Layers;
using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Planning;

/// <summary>
/// How many outputs of a direct convolution go through all filters together. All of them read the weights once, but the input anew for
/// each panel of filters; a few keep what they read in the second-level cache, but read the weights anew.
/// </summary>
internal static class PixelBlock
{
    /// <summary>Bytes of input that stay in a second-level cache of 512 KB beside the weights at work.</summary>
    private const long InputBytes = 160 * 1024;

    /// <summary>Bytes of input and of all weights that stay there together.</summary>
    private const long CacheBytes = 320 * 1024;

    private const int MostBlocks = 64;

    /// <summary>Outputs in a block, or 0 for all: what takes the fewest bytes from beyond the second-level cache.</summary>
    public static int Of(ConvolutionKernel kernel)
    {
        if (kernel.IsDepthwise)
        {
            return 0;
        }

        long best = Enumerable.Range(1, MostBlocks).OrderBy(blocks => Traffic(kernel, blocks)).First();
        long pixels = (long)kernel.Rows * kernel.Columns;
        return best == 1 ? 0 : (int)((pixels + best - 1) / best);
    }

    private static long Traffic(ConvolutionKernel kernel, int blocks)
    {
        (WindowAxis v, WindowAxis h) = (kernel.Window.Vertical, kernel.Window.Horizontal);
        long channels = kernel.Input.Shape.Channels;
        long input = sizeof(float) * channels * kernel.Rows * kernel.Columns * Math.Min(v.Stride, v.Kernel) * h.Stride;
        long weights = sizeof(float) * kernel.Output.Shape.Channels * channels / kernel.Groups * kernel.Window.Taps;
        long panels = (kernel.Output.Shape.Channels + (16L * kernel.Wide.Vectors) - 1) / (16L * kernel.Wide.Vectors);
        long block = input / blocks;
        return (block > InputBytes ? input * panels : input) + (block + weights > CacheBytes ? weights * blocks : weights);
    }
}
