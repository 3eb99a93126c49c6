using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>Moves maps between the planar order of the outside and the blocked order of the kernels, and into padded buffers.</summary>
public static class Layouts
{
    /// <summary>Copies a planar map without halo (<paramref name="x"/>) into one with (<paramref name="y"/>, at its element 0,0,0).</summary>
    public static void CopyPlanar(ref float x, ref float y, in MapLayout map, Part part = default)
    {
        (int first, int end) = part.Of(map.Height);
        for (int c = 0; c < map.Channels; c++)
        {
            for (int row = first; row < end; row++)
            {
                ReadOnlySpan<float> from = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref x, ((c * map.Height) + row) * map.Width), map.Width);
                from.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref y, (c * map.PlaneStride) + (row * map.RowStride)), map.Width));
            }
        }
    }

    /// <summary>Planar without halo (<paramref name="x"/>) to blocked (<paramref name="y"/>); surplus lanes become 0.</summary>
    public static void Pack<V>(ref float x, ref float y, in MapLayout map, Part part = default)
        where V : struct, ILanes<V>
    {
        int lanes = V.Count;
        (int first, int end) = part.Of(map.Height);
        for (int c = 0; c < map.Blocks(lanes) * lanes; c++)
        {
            for (int row = first; row < end; row++)
            {
                ref float to = ref Unsafe.Add(ref y, ((((c / lanes) * map.PlaneStride) + (row * map.RowStride)) * lanes) + (c % lanes));
                for (int column = 0; column < map.Width; column++)
                {
                    Unsafe.Add(ref to, column * lanes) = c < map.Channels ? Unsafe.Add(ref x, (((c * map.Height) + row) * map.Width) + column) : 0f;
                }
            }
        }
    }

    /// <summary>Blocked (<paramref name="x"/>) to planar without halo (<paramref name="y"/>).</summary>
    public static void Unpack<V>(ref float x, ref float y, in MapLayout map, Part part = default)
        where V : struct, ILanes<V>
    {
        int lanes = V.Count;
        (int first, int end) = part.Of(map.Height);
        for (int c = 0; c < map.Channels; c++)
        {
            for (int row = first; row < end; row++)
            {
                ref float from = ref Unsafe.Add(ref x, ((((c / lanes) * map.PlaneStride) + (row * map.RowStride)) * lanes) + (c % lanes));
                ref float to = ref Unsafe.Add(ref y, ((c * map.Height) + row) * map.Width);
                for (int column = 0; column < map.Width; column++)
                {
                    Unsafe.Add(ref to, column) = Unsafe.Add(ref from, column * lanes);
                }
            }
        }
    }

    /// <summary>Pixels of <paramref name="channels"/> numbers (H x W x C, <paramref name="x"/>) to planes (C x H x W, <paramref name="y"/>).</summary>
    public static void Deinterleave(ref float x, ref float y, int channels, int pixels, Part part = default)
    {
        (int first, int end) = part.Of(pixels);
        for (int c = 0; c < channels; c++)
        {
            ref float to = ref Unsafe.Add(ref y, c * pixels);
            for (int pixel = first; pixel < end; pixel++)
            {
                Unsafe.Add(ref to, pixel) = Unsafe.Add(ref x, (pixel * channels) + c);
            }
        }
    }

    /// <summary>The first pixel of every step downwards and to the right: C x H x W -> C x OH x OW, in blocks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Subsample<V>(
        ref float x, in MapLayout xMap, ref float y, in MapLayout yMap, int strideHeight, int strideWidth, Part part = default)
        where V : struct, ILanes<V>
    {
        for (BlockRows rows = new(xMap.Blocks(V.Count), yMap.Height, part); rows.More; rows.Advance())
        {
            ref float from = ref Unsafe.Add(ref x, ((rows.Block * xMap.PlaneStride) + (rows.Row * strideHeight * xMap.RowStride)) * V.Count);
            ref float to = ref Unsafe.Add(ref y, ((rows.Block * yMap.PlaneStride) + (rows.Row * yMap.RowStride)) * V.Count);
            for (int column = 0; column < yMap.Width; column++)
            {
                V.Load(ref Unsafe.Add(ref from, column * strideWidth * V.Count)).Store(ref Unsafe.Add(ref to, column * V.Count));
            }
        }
    }

    /// <summary>Copies <paramref name="length"/> floats.</summary>
    public static void Copy(ref float x, ref float y, int length) =>
        MemoryMarshal.CreateReadOnlySpan(ref x, length).CopyTo(MemoryMarshal.CreateSpan(ref y, length));
}
