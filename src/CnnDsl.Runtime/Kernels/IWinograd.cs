using CnnDsl.Activations;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>
/// Winograd's minimal filtering F(m x m, 3 x 3): a tile of (m + 2) x (m + 2) inputs is transformed, multiplied point by point with
/// transformed filters (summed over channels, which makes it matrix products), and transformed back to m x m outputs.
/// The matrices come from Toom and Cook's construction: with points p_i and infinity, filters by the rows (1, p, p^2)/N_i with
/// N_i the product of p_i - p_j, outputs by the columns (1, p, p^2, ...), inputs by the coefficients of the product of x - p_j.
/// </summary>
public interface IWinograd
{
    /// <summary>m, outputs of a tile in each direction.</summary>
    static abstract int Outputs { get; }

    /// <summary>(m + 2) x 3, row-major: how filters are transformed, in double precision.</summary>
    static abstract ReadOnlySpan<double> FilterTransform { get; }

    /// <summary>Transforms one tile of one block of channels.</summary>
    /// <param name="x">The tile's first pixel, in blocks.</param>
    /// <param name="rowStride">Floats from a row of x to the next.</param>
    /// <param name="y">Where the first of the (m + 2)^2 transformed vectors goes.</param>
    /// <param name="pointStride">Floats from one transformed vector to the next.</param>
    /// <param name="scratch">Room for (m + 2)^2 vectors.</param>
    static abstract void TransformInput<V>(ref float x, int rowStride, ref float y, int pointStride, ref float scratch)
        where V : struct, ILanes<V>;

    /// <summary>Transforms the products of one tile and one vector of filters back, adds the bias and applies the activation.</summary>
    /// <param name="x">The first of the (m + 2)^2 products.</param>
    /// <param name="pointStride">Floats from one product to the next.</param>
    /// <param name="bias">The filters' biases.</param>
    /// <param name="y">The tile's first output, in blocks.</param>
    /// <param name="rowStride">Floats from a row of y to the next.</param>
    /// <param name="scratch">Room for (m + 2)^2 vectors.</param>
    static abstract void TransformOutput<V, TActivation>(ref float x, int pointStride, ref float bias, ref float y, int rowStride, ref float scratch)
        where V : struct, ILanes<V>
        where TActivation : struct, IActivation;
}
