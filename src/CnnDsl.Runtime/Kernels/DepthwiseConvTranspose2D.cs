using System.Runtime.CompilerServices;
using CnnDsl.Activations;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>Transposed convolution on blocked maps in which every channel has one filter of its own: C x H x W -> C x OH x OW.</summary>
public static class DepthwiseConvTranspose2D
{
    /// <summary>Weights as <see cref="DepthwiseConv2DPacking"/> lays them; the bias has a float a channel, to whole vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<V, TActivation>(
        ref float x, in MapLayout xMap, ref float weights, ref float bias, ref float y, in MapLayout yMap, in Window window, Part part = default)
        where V : struct, ILanes<V>
        where TActivation : struct, IActivation
    {
        (int firstRow, int endRow) = part.Of(yMap.Height);
        for (int block = 0; block < xMap.Blocks(V.Count); block++)
        {
            ref float plane = ref Unsafe.Add(ref x, block * xMap.PlaneStride * V.Count);
            ref float taps = ref Unsafe.Add(ref weights, block * window.Height * window.Width * V.Count);
            V start = V.Load(ref Unsafe.Add(ref bias, block * V.Count));
            for (int row = firstRow; row < endRow; row++)
            {
                ref float to = ref Unsafe.Add(ref y, ((block * yMap.PlaneStride) + (row * yMap.RowStride)) * V.Count);
                PhaseTaps down = PhaseTaps.Of(row + window.Top, window.StrideHeight, window.DilationHeight, window.Height);
                for (int phase = 0; phase < Math.Min(window.StrideWidth, yMap.Width); phase++)
                {
                    PhaseTaps across = PhaseTaps.Of(phase + window.Left, window.StrideWidth, window.DilationWidth, window.Width);
                    for (int i = 0; phase + (i * window.StrideWidth) < yMap.Width; i++)
                    {
                        V sum = Sum(ref plane, xMap, ref taps, down, across with { Origin = across.Origin + i }, window, start);
                        TActivation.Apply(sum).Store(ref Unsafe.Add(ref to, (phase + (i * window.StrideWidth)) * V.Count));
                    }
                }
            }
        }
    }

    /// <summary>The taps of one output.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Sum<V>(ref float plane, in MapLayout map, ref float taps, PhaseTaps down, PhaseTaps across, in Window window, V sum)
        where V : struct, ILanes<V>
    {
        for (int ky = down.First, row = down.Origin; ky < window.Height; ky += down.Step, row -= down.Back)
        {
            for (int kx = across.First, column = across.Origin; kx < window.Width; kx += across.Step, column -= across.Back)
            {
                if ((uint)row < (uint)map.Height && (uint)column < (uint)map.Width)
                {
                    V pixel = V.Load(ref Unsafe.Add(ref plane, ((row * map.RowStride) + column) * V.Count));
                    V.Accumulate(ref sum, pixel, V.Load(ref Unsafe.Add(ref taps, ((ky * window.Width) + kx) * V.Count)));
                }
            }
        }

        return sum;
    }
}
