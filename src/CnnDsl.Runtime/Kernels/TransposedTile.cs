using System.Runtime.CompilerServices;
using CnnDsl.Activations;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>The register tiles of a transposed convolution: 4 outputs of one phase of a row, which lie a stride apart, times vectors of filters.</summary>
/// <param name="Map">The input.</param>
/// <param name="First">The first input channel that the filters read.</param>
/// <param name="End">The one behind the last.</param>
/// <param name="Depth">Floats of one vector's weights.</param>
internal readonly record struct TransposedTile(MapLayout Map, int First, int End, int Depth)
{
    /// <summary>4 outputs of a phase x 2 vectors of filters; the second lie <paramref name="secondPlane"/> floats behind.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Pair<V, TActivation>(
        ref float x, ref float weights, ref float bias, ref float y, int secondPlane, in PhaseTaps down, in PhaseTaps across, int output, int count, int step, int kernelWidth, int kernelHeight)
        where V : struct, ILanes<V>
        where TActivation : struct, IActivation
    {
        V zero = V.Zero;
        ref float nothing = ref Unsafe.As<V, float>(ref zero);
        V a0 = V.Load(ref bias);
        V a1 = a0, a2 = a0, a3 = a0;
        V b0 = V.Load(ref Unsafe.Add(ref bias, V.Count));
        V b1 = b0, b2 = b0, b3 = b0;
        for (int ky = down.First, row = down.Origin; ky < kernelHeight; ky += down.Step, row -= down.Back)
        {
            if (row < 0 || row >= Map.Height)
            {
                continue;
            }

            for (int kx = across.First, column = across.Origin + output; kx < kernelWidth; kx += across.Step, column -= across.Back)
            {
                ref float tap = ref Unsafe.Add(ref weights, ((ky * kernelWidth) + kx) * (End - First) * V.Count);
                for (int c = First; c < End;)
                {
                    int lane = c % V.Count;
                    int lanes = Math.Min(V.Count - lane, End - c);
                    ref float pixels = ref Unsafe.Add(ref x, (((c / V.Count * Map.PlaneStride) + (row * Map.RowStride)) * V.Count) + lane);
                    ref float p0 = ref At<V>(ref pixels, ref nothing, column);
                    ref float p1 = ref At<V>(ref pixels, ref nothing, column + 1);
                    ref float p2 = ref At<V>(ref pixels, ref nothing, column + 2);
                    ref float p3 = ref At<V>(ref pixels, ref nothing, column + 3);
                    for (int i = 0; i < lanes; i++)
                    {
                        V w = V.Load(ref tap);
                        V u = V.Load(ref Unsafe.Add(ref tap, Depth));
                        V p = V.Broadcast(ref Unsafe.Add(ref p0, i));
                        V.Accumulate(ref a0, p, w);
                        V.Accumulate(ref b0, p, u);
                        p = V.Broadcast(ref Unsafe.Add(ref p1, i));
                        V.Accumulate(ref a1, p, w);
                        V.Accumulate(ref b1, p, u);
                        p = V.Broadcast(ref Unsafe.Add(ref p2, i));
                        V.Accumulate(ref a2, p, w);
                        V.Accumulate(ref b2, p, u);
                        p = V.Broadcast(ref Unsafe.Add(ref p3, i));
                        V.Accumulate(ref a3, p, w);
                        V.Accumulate(ref b3, p, u);
                        tap = ref Unsafe.Add(ref tap, V.Count);
                    }

                    c += lanes;
                }
            }
        }

        Store<V, TActivation>(a0, a1, a2, a3, ref y, count, step);
        Store<V, TActivation>(b0, b1, b2, b3, ref Unsafe.Add(ref y, secondPlane), count, step);
    }

    /// <summary>4 outputs of a phase x 1 vector of filters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Single<V, TActivation>(
        ref float x, ref float weights, ref float bias, ref float y, in PhaseTaps down, in PhaseTaps across, int output, int count, int step, int kernelWidth, int kernelHeight)
        where V : struct, ILanes<V>
        where TActivation : struct, IActivation
    {
        V zero = V.Zero;
        ref float nothing = ref Unsafe.As<V, float>(ref zero);
        V a0 = V.Load(ref bias);
        V a1 = a0, a2 = a0, a3 = a0;
        for (int ky = down.First, row = down.Origin; ky < kernelHeight; ky += down.Step, row -= down.Back)
        {
            if (row < 0 || row >= Map.Height)
            {
                continue;
            }

            for (int kx = across.First, column = across.Origin + output; kx < kernelWidth; kx += across.Step, column -= across.Back)
            {
                ref float tap = ref Unsafe.Add(ref weights, ((ky * kernelWidth) + kx) * (End - First) * V.Count);
                for (int c = First; c < End;)
                {
                    int lane = c % V.Count;
                    int lanes = Math.Min(V.Count - lane, End - c);
                    ref float pixels = ref Unsafe.Add(ref x, (((c / V.Count * Map.PlaneStride) + (row * Map.RowStride)) * V.Count) + lane);
                    ref float p0 = ref At<V>(ref pixels, ref nothing, column);
                    ref float p1 = ref At<V>(ref pixels, ref nothing, column + 1);
                    ref float p2 = ref At<V>(ref pixels, ref nothing, column + 2);
                    ref float p3 = ref At<V>(ref pixels, ref nothing, column + 3);
                    for (int i = 0; i < lanes; i++)
                    {
                        V w = V.Load(ref tap);
                        V p = V.Broadcast(ref Unsafe.Add(ref p0, i));
                        V.Accumulate(ref a0, p, w);
                        p = V.Broadcast(ref Unsafe.Add(ref p1, i));
                        V.Accumulate(ref a1, p, w);
                        p = V.Broadcast(ref Unsafe.Add(ref p2, i));
                        V.Accumulate(ref a2, p, w);
                        p = V.Broadcast(ref Unsafe.Add(ref p3, i));
                        V.Accumulate(ref a3, p, w);
                        tap = ref Unsafe.Add(ref tap, V.Count);
                    }

                    c += lanes;
                }
            }
        }

        Store<V, TActivation>(a0, a1, a2, a3, ref y, count, step);
    }

    /// <summary>A pixel of a row, or zeros beyond its ends.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref float At<V>(ref float row, ref float nothing, int column)
        where V : struct, ILanes<V> =>
        ref (uint)column < (uint)Map.Width ? ref Unsafe.Add(ref row, column * V.Count) : ref nothing;

    /// <summary>The first <paramref name="count"/> of the outputs, <paramref name="step"/> floats apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<V, TActivation>(V a, V b, V c, V d, ref float y, int count, int step)
        where V : struct, ILanes<V>
        where TActivation : struct, IActivation
    {
        TActivation.Apply(a).Store(ref y);
        if (count > 1)
        {
            TActivation.Apply(b).Store(ref Unsafe.Add(ref y, step));
        }

        if (count > 2)
        {
            TActivation.Apply(c).Store(ref Unsafe.Add(ref y, 2 * step));
        }

        if (count > 3)
        {
            TActivation.Apply(d).Store(ref Unsafe.Add(ref y, 3 * step));
        }
    }
}
