using System.Runtime.CompilerServices;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>Channels to pixels on blocked maps: C*r*r x H x W -> C x r*H x r*W.</summary>
public static class PixelShuffle
{
    /// <summary>Each row of each input channel becomes every r-th number of an output row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<V>(ref float x, in MapLayout xMap, ref float y, in MapLayout yMap, int factor, bool depthFirst)
        where V : struct, ILanes<V>
    {
        for (int c = 0; c < xMap.Channels; c++)
        {
            (int channel, int downwards, int across) = Phase.Of(c, yMap.Channels, factor, depthFirst);
            for (int row = 0; row < xMap.Height; row++)
            {
                ref float from = ref xMap.RowOf<V>(ref x, c, row);
                ref float to = ref Unsafe.Add(ref yMap.RowOf<V>(ref y, channel, (row * factor) + downwards), across * V.Count);
                for (int column = 0; column < xMap.Width; column++)
                {
                    Unsafe.Add(ref to, column * factor * V.Count) = Unsafe.Add(ref from, column * V.Count);
                }
            }
        }
    }
}

/// <summary>Pixels to channels on blocked maps: C x H x W -> C*r*r x H/r x W/r.</summary>
public static class PixelUnshuffle
{
    /// <summary>Every r-th number of an input row becomes a row of an output channel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<V>(ref float x, in MapLayout xMap, ref float y, in MapLayout yMap, int factor, bool depthFirst)
        where V : struct, ILanes<V>
    {
        for (int c = 0; c < yMap.Channels; c++)
        {
            (int channel, int downwards, int across) = Phase.Of(c, xMap.Channels, factor, depthFirst);
            for (int row = 0; row < yMap.Height; row++)
            {
                ref float from = ref Unsafe.Add(ref xMap.RowOf<V>(ref x, channel, (row * factor) + downwards), across * V.Count);
                ref float to = ref yMap.RowOf<V>(ref y, c, row);
                for (int column = 0; column < yMap.Width; column++)
                {
                    Unsafe.Add(ref to, column * V.Count) = Unsafe.Add(ref from, column * factor * V.Count);
                }
            }
        }
    }
}

/// <summary>Interleaves the channels of groups on blocked maps: y[k*g + i] = x[i*C/g + k].</summary>
public static class ChannelShuffle
{
    /// <summary>C x H x W -> C x H x W, channel by channel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<V>(ref float x, in MapLayout xMap, ref float y, in MapLayout yMap, int groups)
        where V : struct, ILanes<V>
    {
        int perGroup = xMap.Channels / groups;
        for (int c = 0; c < yMap.Channels; c++)
        {
            int channel = (c % groups * perGroup) + (c / groups);
            for (int row = 0; row < yMap.Height; row++)
            {
                ref float from = ref xMap.RowOf<V>(ref x, channel, row);
                ref float to = ref yMap.RowOf<V>(ref y, c, row);
                for (int column = 0; column < yMap.Width; column++)
                {
                    Unsafe.Add(ref to, column * V.Count) = Unsafe.Add(ref from, column * V.Count);
                }
            }
        }
    }
}

/// <summary>Which channel of the large map, and which place in its r x r pixels, a channel of the deep map stands for.</summary>
internal static class Phase
{
    /// <summary>Of <paramref name="channels"/> channels of the large map; <paramref name="depthFirst"/> says that the place comes before the channel.</summary>
    public static (int Channel, int Downwards, int Across) Of(int deep, int channels, int factor, bool depthFirst)
    {
        int places = factor * factor;
        (int channel, int place) = depthFirst ? (deep % channels, deep / channels) : (deep / places, deep % places);
        return (channel, place / factor, place % factor);
    }
}
