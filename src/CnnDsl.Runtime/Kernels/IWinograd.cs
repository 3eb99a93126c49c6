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

    /// <summary>Transforms a tile of one block of channels: (m + 2) x (m + 2) inputs to as many points, row by row.</summary>
    /// <param name="x">The first input.</param>
    /// <param name="rowStride">Floats from a row of inputs to the next.</param>
    /// <param name="y">Where the first point goes.</param>
    /// <param name="pointStride">Floats from a point to the next.</param>
    static abstract void TransformInput<V>(ref float x, int rowStride, ref float y, int pointStride)
        where V : struct, ILanes<V>;

    /// <summary>Transforms the products of a tile and one vector of filters back to m x m outputs, adds the bias and applies the activation.</summary>
    /// <param name="x">The first product.</param>
    /// <param name="pointStride">Floats from a product to the next.</param>
    /// <param name="bias">The filters' biases.</param>
    /// <param name="y">Where the first output goes.</param>
    /// <param name="rowStride">Floats from a row of outputs to the next.</param>
    static abstract void TransformOutput<V, TActivation>(ref float x, int pointStride, ref float bias, ref float y, int rowStride)
        where V : struct, ILanes<V>
        where TActivation : struct, IActivation;
}
