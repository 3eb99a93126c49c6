using System.Runtime.CompilerServices;
using CnnDsl.Activations;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>Sizes of a <see cref="RowConv2D"/>. Distances are in floats.</summary>
/// <param name="Filters">Output channels.</param>
/// <param name="Channels">Input channels.</param>
/// <param name="KernelHeight">Taps downwards.</param>
/// <param name="KernelWidth">Taps to the right.</param>
/// <param name="Height">Rows after the pool.</param>
/// <param name="Width">Columns after the pool.</param>
/// <param name="InputRow">From a row of the input to the next.</param>
/// <param name="InputPlane">From a plane of the input to the next.</param>
public readonly record struct RowConvolutionShape(
    int Filters, int Channels, int KernelHeight, int KernelWidth, int Height, int Width, int InputRow, int InputPlane);

/// <summary>
/// A convolution of stride 1 with few filters, and the 2 x 2 max pool behind it. A vector of filters would be empty for the most
/// part, so the lanes are pixels of a row: two vectors of each of two rows, of which the pool is a vector.
/// </summary>
public static class RowConv2D
{
    /// <summary>Filters of a group at the most: twelve sums beside their weights and a vector of pixels fill 16 registers.</summary>
    private const int Most = 3;

    /// <summary>
    /// C x H x W in planes, with their frame, -> filters x height x width in planes without a gap: the largest of activation(convolution)
    /// over each 2 x 2.
    /// </summary>
    /// <param name="x">The first tap of the first output. Of each row, two vectors and a row of taps from its last column on are read.</param>
    /// <param name="weights">As <see cref="RowConv2DPacking"/> lays them.</param>
    /// <param name="bias">As <see cref="RowConv2DPacking"/> lays them.</param>
    /// <param name="y">The first output.</param>
    /// <param name="shape">Sizes.</param>
    /// <param name="part">Which rows; where a row is narrower than a vector, which filters.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void RunMaxPool<V, TActivation>(ref float x, ref float weights, ref float bias, ref float y, in RowConvolutionShape shape, Part part = default)
        where V : struct, ILanes<V>
        where TActivation : struct, IActivation
    {
        // What a narrow row leaves of a vector lands on the next, which must be written behind it, by the same thread.
        bool byRows = shape.Width >= V.Count;
        (int firstRow, int endRow) = byRows ? part.Of(shape.Height) : (0, shape.Height);
        (int firstGroup, int endGroup) = byRows ? (0, Groups(shape.Filters)) : part.Of(Groups(shape.Filters));
        for (int group = firstGroup; group < endGroup; group++)
        {
            (int filter, int end) = FiltersOf(group, shape.Filters);
            ref float groupWeights = ref Unsafe.Add(ref weights, filter * shape.Channels * shape.KernelHeight * shape.KernelWidth);
            ref float groupBias = ref Unsafe.Add(ref bias, filter);
            for (int row = firstRow; row < endRow; row++)
            {
                for (int next = 0; next < shape.Width; next += V.Count)
                {
                    int column = Math.Max(0, Math.Min(next, shape.Width - V.Count));
                    ref float from = ref Unsafe.Add(ref x, 2 * ((row * shape.InputRow) + column));
                    int at = (row * shape.Width) + column;
                    if (end - filter == Most)
                    {
                        Tile3<V, TActivation>(ref from, ref groupWeights, ref groupBias, ref y, at, filter, row, shape);
                    }
                    else
                    {
                        Tile2<V, TActivation>(ref from, ref groupWeights, ref groupBias, ref y, at, filter, row, shape);
                    }
                }
            }
        }
    }

    /// <summary>Has the JIT compile what <see cref="RunMaxPool"/> of the same types needs: runs it on no channels.</summary>
    public static void Compile<V, TActivation>()
        where V : struct, ILanes<V>
        where TActivation : struct, IActivation
    {
        // A group of three and one of two.
        const int Filters = 5;
        Span<float> planes = stackalloc float[Filters * V.Count];
        planes.Clear();
        RowConvolutionShape nothing = new(Filters, Channels: 0, KernelHeight: 0, KernelWidth: 0, Height: 1, Width: V.Count, InputRow: 0, InputPlane: 0);
        RunMaxPool<V, TActivation>(ref planes[0], ref planes[0], ref planes[0], ref planes[0], nothing);
    }

    /// <summary>Groups of filters that go together.</summary>
    internal static int Groups(int filters) => (filters + Most - 1) / Most;

    /// <summary>The filters [first, end) of a group: three or two, whose sums have registers, or the only one.</summary>
    internal static (int First, int End) FiltersOf(int group, int filters) => new Part(group, Groups(filters)).Of(filters);

    /// <summary>Three filters: two rows of two vectors of outputs each, and of these the largest of every 2 x 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile3<V, TActivation>(
        ref float x, ref float weights, ref float bias, ref float y, int at, int filter, int row, in RowConvolutionShape shape)
        where V : struct, ILanes<V>
        where TActivation : struct, IActivation
    {
        V a0 = V.Broadcast(ref bias), a1 = a0, a2 = a0, a3 = a0;
        V b0 = V.Broadcast(ref Unsafe.Add(ref bias, 1)), b1 = b0, b2 = b0, b3 = b0;
        V c0 = V.Broadcast(ref Unsafe.Add(ref bias, 2)), c1 = c0, c2 = c0, c3 = c0;
        for (int channel = 0; channel < shape.Channels; channel++)
        {
            for (int ky = 0; ky < shape.KernelHeight; ky++)
            {
                ref float upper = ref Unsafe.Add(ref x, (channel * shape.InputPlane) + (ky * shape.InputRow));
                ref float lower = ref Unsafe.Add(ref upper, shape.InputRow);
                for (nint kx = 0; kx < shape.KernelWidth; kx++)
                {
                    V w0 = V.Broadcast(ref weights);
                    V w1 = V.Broadcast(ref Unsafe.Add(ref weights, 1));
                    V w2 = V.Broadcast(ref Unsafe.Add(ref weights, 2));
                    V pixels = V.Load(ref Unsafe.Add(ref upper, kx));
                    V.Accumulate(ref a0, w0, pixels);
                    V.Accumulate(ref b0, w1, pixels);
                    V.Accumulate(ref c0, w2, pixels);
                    pixels = V.Load(ref Unsafe.Add(ref upper, kx + V.Count));
                    V.Accumulate(ref a1, w0, pixels);
                    V.Accumulate(ref b1, w1, pixels);
                    V.Accumulate(ref c1, w2, pixels);
                    pixels = V.Load(ref Unsafe.Add(ref lower, kx));
                    V.Accumulate(ref a2, w0, pixels);
                    V.Accumulate(ref b2, w1, pixels);
                    V.Accumulate(ref c2, w2, pixels);
                    pixels = V.Load(ref Unsafe.Add(ref lower, kx + V.Count));
                    V.Accumulate(ref a3, w0, pixels);
                    V.Accumulate(ref b3, w1, pixels);
                    V.Accumulate(ref c3, w2, pixels);
                    weights = ref Unsafe.Add(ref weights, 3);
                }
            }
        }

        // Before the first store, which may call: sums that live across a call would be kept in memory, in the loop too.
        V a = Largest<V, TActivation>(a0, a1, a2, a3);
        V b = Largest<V, TActivation>(b0, b1, b2, b3);
        V c = Largest<V, TActivation>(c0, c1, c2, c3);
        Store(a, ref y, at, filter, row, shape);
        Store(b, ref y, at, filter + 1, row, shape);
        Store(c, ref y, at, filter + 2, row, shape);
    }

    /// <summary>Two filters: two rows of two vectors of outputs each, and of these the largest of every 2 x 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile2<V, TActivation>(
        ref float x, ref float weights, ref float bias, ref float y, int at, int filter, int row, in RowConvolutionShape shape)
        where V : struct, ILanes<V>
        where TActivation : struct, IActivation
    {
        V a0 = V.Broadcast(ref bias), a1 = a0, a2 = a0, a3 = a0;
        V b0 = V.Broadcast(ref Unsafe.Add(ref bias, 1)), b1 = b0, b2 = b0, b3 = b0;
        for (int channel = 0; channel < shape.Channels; channel++)
        {
            for (int ky = 0; ky < shape.KernelHeight; ky++)
            {
                ref float upper = ref Unsafe.Add(ref x, (channel * shape.InputPlane) + (ky * shape.InputRow));
                ref float lower = ref Unsafe.Add(ref upper, shape.InputRow);
                for (nint kx = 0; kx < shape.KernelWidth; kx++)
                {
                    V w0 = V.Broadcast(ref weights);
                    V w1 = V.Broadcast(ref Unsafe.Add(ref weights, 1));
                    V pixels = V.Load(ref Unsafe.Add(ref upper, kx));
                    V.Accumulate(ref a0, w0, pixels);
                    V.Accumulate(ref b0, w1, pixels);
                    pixels = V.Load(ref Unsafe.Add(ref upper, kx + V.Count));
                    V.Accumulate(ref a1, w0, pixels);
                    V.Accumulate(ref b1, w1, pixels);
                    pixels = V.Load(ref Unsafe.Add(ref lower, kx));
                    V.Accumulate(ref a2, w0, pixels);
                    V.Accumulate(ref b2, w1, pixels);
                    pixels = V.Load(ref Unsafe.Add(ref lower, kx + V.Count));
                    V.Accumulate(ref a3, w0, pixels);
                    V.Accumulate(ref b3, w1, pixels);
                    weights = ref Unsafe.Add(ref weights, 2);
                }
            }
        }

        // Before the first store, which may call: sums that live across a call would be kept in memory, in the loop too.
        V a = Largest<V, TActivation>(a0, a1, a2, a3);
        V b = Largest<V, TActivation>(b0, b1, b2, b3);
        Store(a, ref y, at, filter, row, shape);
        Store(b, ref y, at, filter + 1, row, shape);
    }

    /// <summary>The largest of every 2 x 2, of two vectors of each of two rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Largest<V, TActivation>(V upper, V upperNext, V lower, V lowerNext)
        where V : struct, ILanes<V>
        where TActivation : struct, IActivation
    {
        V first = V.Max(TActivation.Apply(upper), TActivation.Apply(lower));
        V second = V.Max(TActivation.Apply(upperNext), TActivation.Apply(lowerNext));
        return V.Max(V.Evens(first, second), V.Odds(first, second));
    }

    /// <summary>
    /// One row of one plane, or a part of it. Of a row that is narrower than a vector the rest lands on the next row, which is written
    /// later; the last row has none behind it.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<V>(V value, ref float y, int at, int filter, int row, in RowConvolutionShape shape)
        where V : struct, ILanes<V>
    {
        if (filter >= shape.Filters)
        {
            return;
        }

        ref float to = ref Unsafe.Add(ref y, (filter * shape.Height * shape.Width) + at);
        if (row == shape.Height - 1 && shape.Width < V.Count)
        {
            Partial.Store(value, ref to, shape.Width);
        }
        else
        {
            value.Store(ref to);
        }
    }
}
