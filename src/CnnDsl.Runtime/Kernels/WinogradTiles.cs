using System.Runtime.CompilerServices;
using CnnDsl.Activations;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>The tiles of a Winograd convolution: how many there are, and where input and output lie.</summary>
/// <param name="Across">Tiles in a row of tiles.</param>
/// <param name="InputRowStride">Pixels from a row of the input to the next; the input has a frame to whole tiles.</param>
/// <param name="InputPlaneStride">Pixels from a block of channels of the input to the next.</param>
/// <param name="OutputHeight">Rows of the output, the last of which may fill a tile only in part.</param>
/// <param name="OutputWidth">Columns of the output.</param>
/// <param name="OutputRowStride">Pixels from a row of the output to the next.</param>
/// <param name="IsPooled">Whether a 2 x 2 max pool is taken of what is computed; the output is what comes out of that.</param>
public readonly record struct WinogradTiles(
    int Across, int InputRowStride, int InputPlaneStride, int OutputHeight, int OutputWidth, int OutputRowStride, bool IsPooled = false)
{
    /// <summary>
    /// Transforms the tiles [first, first + count) of all blocks of channels. Vector (point, block, tile) goes to
    /// point*pointStride + (block*count + tile)*V.Count.
    /// </summary>
    /// <param name="x">The first input of the first tile.</param>
    /// <param name="y">Where the transformed tiles go.</param>
    /// <param name="first">The first tile.</param>
    /// <param name="count">How many.</param>
    /// <param name="blocks">Blocks of input channels.</param>
    /// <param name="pointStride">Floats from one point of the transform to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void TransformInputs<V, TWinograd>(ref float x, ref float y, int first, int count, int blocks, int pointStride)
        where V : struct, ILanes<V>
        where TWinograd : struct, IWinograd
    {
        (int firstRow, int firstColumn) = Math.DivRem(first, Across);
        int step = TWinograd.Outputs * V.Count;
        x = ref Unsafe.Add(ref x, ((firstRow * InputRowStride) + firstColumn) * step);
        for (int block = 0; block < blocks; block++)
        {
            // Where a tile lies is found by additions: its first loads would wait for a division.
            ref float tile = ref x;
            int column = firstColumn;
            for (int i = 0; i < count; i++)
            {
                TWinograd.TransformInput<V>(ref tile, InputRowStride * V.Count, ref y, pointStride);
                y = ref Unsafe.Add(ref y, V.Count);
                tile = ref Unsafe.Add(ref tile, step);
                if (++column == Across)
                {
                    column = 0;
                    tile = ref Unsafe.Add(ref tile, (InputRowStride - Across) * step);
                }
            }

            x = ref Unsafe.Add(ref x, InputPlaneStride * V.Count);
        }
    }

    /// <summary>Transforms the products of the tiles [first, first + count) and one vector of filters into their outputs.</summary>
    /// <typeparam name="V">The vector width.</typeparam>
    /// <typeparam name="TWinograd">The transform.</typeparam>
    /// <typeparam name="TActivation">What the transform applies before it stores.</typeparam>
    /// <typeparam name="TRow">What is applied behind it, for activations that would spill its registers.</typeparam>
    /// <param name="x">Product (point, tile) at point*pointStride + tile*V.Count.</param>
    /// <param name="bias">The filters' biases.</param>
    /// <param name="y">The plane's first output.</param>
    /// <param name="extra">The plane of the map to add; null when there is none.</param>
    /// <param name="extraRow">Pixels from a row of that to the next; 0 when there is none.</param>
    /// <param name="extraChannels">Channels of the vector that it has, V.Count or more for all: lanes beyond are not added.</param>
    /// <param name="scratch">Room for the outputs of one tile.</param>
    /// <param name="first">The first tile.</param>
    /// <param name="count">How many.</param>
    /// <param name="pointStride">Floats from one point of the transform to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void TransformOutputs<V, TWinograd, TActivation, TRow>(
        ref float x, ref float bias, ref float y, ref float extra, int extraRow, int extraChannels, ref float scratch, int first, int count, int pointStride)
        where V : struct, ILanes<V>
        where TWinograd : struct, IWinograd
        where TActivation : struct, IActivation
        where TRow : struct, IActivation
    {
        bool goesStraight = typeof(TRow) == typeof(Identity);
        int side = TWinograd.Outputs;
        int step = IsPooled ? side / 2 : side;
        (int row, int column) = Math.DivRem(first, Across);
        row *= step;
        column *= step;
        for (int i = 0; i < count; i++, column += step)
        {
            if (column == Across * step)
            {
                row += step;
                column = 0;
            }

            ref float from = ref Unsafe.Add(ref x, i * V.Count);
            ref float to = ref Unsafe.Add(ref y, ((row * OutputRowStride) + column) * V.Count);
            int rows = Math.Min(step, OutputHeight - row);
            int columns = Math.Min(step, OutputWidth - column);
            if (IsPooled)
            {
                TWinograd.TransformOutput<V, TActivation>(ref from, pointStride, ref bias, ref scratch, side * V.Count);
                if (!goesStraight)
                {
                    Elementwise.InPlace<V, TRow>(ref scratch, side * side * V.Count);
                }

                for (int r = 0; r < rows; r++)
                {
                    MaxPool2D.QuadRow<V>(ref Unsafe.Add(ref scratch, 2 * r * side * V.Count), side, ref Unsafe.Add(ref to, r * OutputRowStride * V.Count), columns);
                }

                continue;
            }

            if (extraRow != 0)
            {
                TWinograd.TransformOutput<V, Identity>(ref from, pointStride, ref bias, ref scratch, side * V.Count);
                ref float also = ref Unsafe.Add(ref extra, ((row * extraRow) + column) * V.Count);
                AddExtra<V, TActivation, TRow>(ref scratch, side, ref also, extraRow, extraChannels, ref to, rows, columns);
                continue;
            }

            if (goesStraight && rows == side && columns == side)
            {
                TWinograd.TransformOutput<V, TActivation>(ref from, pointStride, ref bias, ref to, OutputRowStride * V.Count);
                continue;
            }

            // A tile that hangs over the edge goes through scratch, so that only its part inside is written. So does one whose activation
            // follows: blocks overlap, so that two threads may compute it, and neither may see the other's half done.
            TWinograd.TransformOutput<V, TActivation>(ref from, pointStride, ref bias, ref scratch, side * V.Count);
            Write<V, Identity, TRow>(ref scratch, side, ref to, rows, columns);
        }
    }

    /// <summary>The outputs of a tile in scratch through what is left of the activations to where they go.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Write<V, TActivation, TRow>(ref float tile, int side, ref float y, int rows, int columns)
        where V : struct, ILanes<V>
        where TActivation : struct, IActivation
        where TRow : struct, IActivation
    {
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                V output = V.Load(ref Unsafe.Add(ref tile, ((row * side) + column) * V.Count));
                TRow.Apply(TActivation.Apply(output)).Store(ref Unsafe.Add(ref y, ((row * OutputRowStride) + column) * V.Count));
            }
        }
    }

    /// <summary>The same, plus a map to add before the activation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddExtra<V, TActivation, TRow>(ref float tile, int side, ref float extra, int extraRow, int channels, ref float y, int rows, int columns)
        where V : struct, ILanes<V>
        where TActivation : struct, IActivation
        where TRow : struct, IActivation
    {
        if (channels < V.Count)
        {
            AddFirst<V>(ref tile, side, ref extra, extraRow, channels, rows, columns);
            Write<V, TActivation, TRow>(ref tile, side, ref y, rows, columns);
            return;
        }

        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                V sum = V.Load(ref Unsafe.Add(ref tile, ((row * side) + column) * V.Count)) + V.Load(ref Unsafe.Add(ref extra, ((row * extraRow) + column) * V.Count));
                TRow.Apply(TActivation.Apply(sum)).Store(ref Unsafe.Add(ref y, ((row * OutputRowStride) + column) * V.Count));
            }
        }
    }

    /// <summary>Adds the first channels of a map to the outputs of a tile in scratch, as many as there are; fewer than a vector has lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddFirst<V>(ref float tile, int side, ref float extra, int extraRow, int channels, int rows, int columns)
        where V : struct, ILanes<V>
    {
        V first = FirstLanes.Negative<V>(channels);
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                ref float at = ref Unsafe.Add(ref tile, ((row * side) + column) * V.Count);
                V output = V.Load(ref at);
                V.WhereNegative(first, output + V.Load(ref Unsafe.Add(ref extra, ((row * extraRow) + column) * V.Count)), output).Store(ref at);
            }
        }
    }
}
