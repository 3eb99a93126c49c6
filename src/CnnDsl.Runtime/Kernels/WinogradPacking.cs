using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>Transforms and lays the filters of a Winograd convolution.</summary>
/// <param name="Filters">Output channels.</param>
/// <param name="Channels">Input channels.</param>
/// <param name="TileVectors">Vectors of filters in one register tile.</param>
public readonly record struct WinogradPacking(int Filters, int Channels, int TileVectors)
{
    /// <summary>One sequential stream: for each tile of filters, for each point, for each input channel, the filters side by side.</summary>
    /// <param name="weights">filters x channels x 3 x 3, row-major.</param>
    /// <param name="bias">filters.</param>
    /// <param name="packedWeights">Where the transformed filters go.</param>
    /// <param name="packedBias">Where the bias goes; lanes beyond the filters stay 0.</param>
    public void Pack<V, TWinograd>(ReadOnlySpan<float> weights, ReadOnlySpan<float> bias, Span<float> packedWeights, Span<float> packedBias)
        where V : struct, ILanes<V>
        where TWinograd : struct, IWinograd
    {
        bias.CopyTo(packedBias);
        int side = TWinograd.Outputs + 2;
        int tile = TileVectors * V.Count;
        Span<double> transformed = stackalloc double[side * side];
        for (int filter = 0; filter < Filters; filter++)
        {
            int start = filter / tile * tile * side * side * Channels;
            for (int channel = 0; channel < Channels; channel++)
            {
                Transform(weights.Slice(((filter * Channels) + channel) * 9, 9), TWinograd.FilterTransform, side, transformed);
                for (int point = 0; point < transformed.Length; point++)
                {
                    packedWeights[start + (((point * Channels) + channel) * tile) + (filter % tile)] = (float)transformed[point];
                }
            }
        }
    }

    /// <summary>G g G^T, in double precision.</summary>
    private static void Transform(ReadOnlySpan<float> filter, ReadOnlySpan<double> matrix, int side, Span<double> result)
    {
        for (int row = 0; row < side; row++)
        {
            for (int column = 0; column < side; column++)
            {
                double sum = 0;
                for (int i = 0; i < 9; i++)
                {
                    sum += matrix[(row * 3) + (i / 3)] * filter[i] * matrix[(column * 3) + (i % 3)];
                }

                result[(row * side) + column] = sum;
            }
        }
    }
}
