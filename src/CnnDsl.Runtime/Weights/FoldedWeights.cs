using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace CnnDsl.Weights;

/// <summary>
/// The weights and biases of a layer, with the batch normalization that follows it folded in: with s = gamma / sqrt(variance + epsilon),
/// each filter's weights are multiplied by s and its bias b becomes (b - mean) * s + beta. Computed in double precision and rounded once.
/// Weights are read in parts, on several threads at once, and never lie in memory as a whole where the source can do without.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FoldedWeights
{
    private readonly IWeightSource _source;
    private readonly TensorEntry _weight;
    private readonly double[]? _scale;
    private readonly float[] _bias;

    // Of a source that cannot be read in parts, until all has been packed.
    private float[]? _whole;

    internal FoldedWeights(IWeightSource source, TensorEntry weight, float[] bias, double[]? scale) =>
        (_source, _weight, _bias, _scale) = (source, weight, bias, scale);

    /// <summary>FN biases.</summary>
    public ReadOnlySpan<float> Bias => _bias;

    /// <summary>All weights, filters first.</summary>
    public long Length => _weight.Shape.Length;

    /// <summary>Reads weights of consecutive filters, which lie side by side.</summary>
    /// <param name="filter">The first filter.</param>
    /// <param name="each">Weights of each filter.</param>
    /// <param name="start">The first of them, of all weights.</param>
    /// <param name="destination">Room for some filters.</param>
    public void Read(int filter, int each, long start, Span<float> destination)
    {
        Fetch(start, destination);
        for (; _scale is not null && !destination.IsEmpty; filter++)
        {
            Scale(destination[..each], _scale[filter]);
            destination = destination[each..];
        }
    }

    /// <summary>Reads whole filters, of weights whose first dimension is the filters: FN x C x FH x FW, or outputs x inputs.</summary>
    /// <param name="first">The first filter.</param>
    /// <param name="destination">Room for some filters.</param>
    public void ReadFilters(int first, Span<float> destination)
    {
        int each = (int)(Length / Math.Max(1, _bias.Length));
        Read(first, each, (long)first * each, destination);
    }

    /// <summary>Lets go of what was kept for reading.</summary>
    internal void Release() => _whole = null;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // Every weight goes through here once, before the tiers would have come to it.
    private static void Scale(Span<float> weights, double scale)
    {
        int i = 0;
        for (; i <= weights.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Span<float> some = weights.Slice(i, Vector<float>.Count);
            Vector.Widen(new Vector<float>(some), out Vector<double> first, out Vector<double> second);
            Vector.Narrow(first * scale, second * scale).CopyTo(some);
        }

        for (; i < weights.Length; i++)
        {
            weights[i] = (float)(weights[i] * scale);
        }
    }

    private void Fetch(long start, Span<float> destination)
    {
        if (_source is IPartialWeightSource source && source.HasParts(_weight))
        {
            source.Read(_weight, start, destination);
            return;
        }

        Whole().AsSpan((int)start, destination.Length).CopyTo(destination);
    }

    private float[] Whole()
    {
        // A source of the user's need not stand two calls at once.
        lock (_source)
        {
            if (_whole is null)
            {
                float[] whole = GC.AllocateUninitializedArray<float>(checked((int)Length));
                _source.Read(_weight, whole);
                _whole = whole;
            }

            return _whole;
        }
    }
}
