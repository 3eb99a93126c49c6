using System.Runtime.CompilerServices;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>
/// A factor for each input channel of a 1 x 1 convolution, such as squeeze-and-excitation gives, multiplied into the convolution's
/// weights: of a large map and few filters these are fewer numbers than the map has.
/// </summary>
public static class ChannelScale
{
    /// <summary>scaled[filter, channel] = weights[filter, channel] * scale[channel].</summary>
    /// <typeparam name="V">The vector width.</typeparam>
    /// <typeparam name="TWide">The convolution's tile for 32 vector registers.</typeparam>
    /// <typeparam name="TNarrow">Its tile for 16.</typeparam>
    /// <param name="weights">Packed by <see cref="Conv2DPacking"/>, one tap.</param>
    /// <param name="scale">A factor for each channel.</param>
    /// <param name="scaled">Where the convolution reads them, in the same order.</param>
    /// <param name="channels">Input channels.</param>
    /// <param name="filters">Output channels.</param>
    /// <param name="part">Which tiles of filters.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<V, TWide, TNarrow>(ref float weights, ref float scale, ref float scaled, int channels, int filters, Part part = default)
        where V : struct, ILanes<V>
        where TWide : struct, ITile
        where TNarrow : struct, ITile
    {
        int vectors = V.Registers == 32 ? TWide.Vectors : TNarrow.Vectors;
        int width = vectors * V.Count;
        (int panel, int end) = part.Of((filters + width - 1) / width);
        for (; panel < end; panel++)
        {
            ref float from = ref Unsafe.Add(ref weights, panel * channels * width);
            ref float to = ref Unsafe.Add(ref scaled, panel * channels * width);
            for (int channel = 0; channel < channels; channel++)
            {
                V factor = V.Splat(Unsafe.Add(ref scale, channel));
                for (int vector = 0; vector < vectors; vector++)
                {
                    int at = ((channel * vectors) + vector) * V.Count;
                    (V.Load(ref Unsafe.Add(ref from, at)) * factor).Store(ref Unsafe.Add(ref to, at));
                }
            }
        }
    }
}
