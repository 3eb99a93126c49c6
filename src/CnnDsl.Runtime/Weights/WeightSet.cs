using System.ComponentModel;
using System.Globalization;

namespace CnnDsl.Weights;

/// <summary>A network's weights in a source that is known to have them all. Emitted constructors read from it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WeightSet
{
    private readonly string _network;
    private readonly IWeightSource _source;
    private readonly Dictionary<string, TensorEntry> _tensors;

    private WeightSet(string network, IWeightSource source, Dictionary<string, TensorEntry> tensors)
    {
        (_network, _source, _tensors) = (network, source, tensors);
    }

    /// <summary>Compares names, shapes and types before any number is read.</summary>
    /// <param name="network">The network's name, for errors.</param>
    /// <param name="expected">The tensors that the network needs; one that two layers share may occur twice.</param>
    /// <param name="source">Where they come from; it must outlive this object.</param>
    /// <exception cref="WeightsException">The source's tensors are not the expected ones; every difference is listed.</exception>
    public static WeightSet Bind(string network, IEnumerable<WeightInfo> expected, IWeightSource source)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(source);
        List<WeightInfo> needed = Distinct(expected);
        IReadOnlyList<string> problems = WeightMatch.Problems(needed, source.Tensors);
        if (problems.Count > 0)
        {
            throw new WeightsException(network, source.Description, problems);
        }

        Dictionary<string, TensorEntry> tensors = new(source.Tensors.Count, StringComparer.Ordinal);
        foreach (TensorEntry tensor in source.Tensors)
        {
            tensors.Add(tensor.Name, tensor);
        }

        return new WeightSet(network, source, tensors);
    }

    /// <summary>Each once, by name and shape, in their order.</summary>
    private static List<WeightInfo> Distinct(IEnumerable<WeightInfo> expected)
    {
        List<WeightInfo> distinct = [];
        Dictionary<string, WeightInfo> byName = new(StringComparer.Ordinal);
        foreach (WeightInfo weight in expected)
        {
            if (byName.TryAdd(weight.Name, weight) || !(byName[weight.Name].Equals(weight) || distinct.Contains(weight)))
            {
                distinct.Add(weight);
            }
        }

        return distinct;
    }

    /// <summary>The numbers of a tensor, row-major.</summary>
    /// <exception cref="ArgumentException">The name is not one of those bound.</exception>
    public float[] Read(string name)
    {
        TensorEntry tensor = Entry(name);
        float[] numbers = new float[tensor.Shape.Length];
        _source.Read(tensor, numbers);
        return numbers;
    }

    /// <summary>Writes the numbers of a tensor, row-major, to the beginning of a place that may be longer.</summary>
    /// <exception cref="ArgumentException">The name is not one of those bound.</exception>
    public void Read(string name, Span<float> destination)
    {
        TensorEntry tensor = Entry(name);
        _source.Read(tensor, destination[..checked((int)tensor.Shape.Length)]);
    }

    /// <summary>The weights and biases of a layer, with the batch normalization that follows it folded in.</summary>
    /// <param name="weight">Name of the weights, whose first dimension is the filters: FN x C x FH x FW, or outputs x inputs.</param>
    /// <param name="bias">Name of the FN biases; null where the layer has none, which counts as 0.</param>
    /// <param name="filters">FN.</param>
    /// <param name="batchNorm">The batch normalization of FN channels, if one follows.</param>
    /// <exception cref="ArgumentException">A name is not one of those bound, or a tensor is not of <paramref name="filters"/> filters.</exception>
    /// <exception cref="WeightsException">A variance plus epsilon is not a positive number.</exception>
    public FoldedWeights Fold(string weight, string? bias, int filters, BatchNormNames? batchNorm)
    {
        RequireFirst(weight, filters);
        return FoldTransposed(weight, bias, filters, batchNorm);
    }

    /// <summary>The same of a transposed convolution, whose weights have the channels first: C x FN/groups x FH x FW.</summary>
    /// <param name="weight">Name of the weights.</param>
    /// <param name="bias">Name of the FN biases; null where the layer has none, which counts as 0.</param>
    /// <param name="filters">FN.</param>
    /// <param name="batchNorm">The batch normalization of FN channels, if one follows.</param>
    /// <exception cref="ArgumentException">A name is not one of those bound, or a tensor is not of <paramref name="filters"/> filters.</exception>
    /// <exception cref="WeightsException">A variance plus epsilon is not a positive number.</exception>
    public FoldedWeights FoldTransposed(string weight, string? bias, int filters, BatchNormNames? batchNorm)
    {
        TensorEntry entry = Entry(weight);
        float[] biases = bias is null ? new float[filters] : ReadVector(bias, filters);
        if (batchNorm is null)
        {
            return new FoldedWeights(_source, entry, biases, null);
        }

        (double[] scale, double[] shift) = Affine(batchNorm, filters);
        for (int f = 0; f < filters; f++)
        {
            biases[f] = (float)((biases[f] * scale[f]) + shift[f]);
        }

        return new FoldedWeights(_source, entry, biases, scale);
    }

    /// <summary>A batch normalization that stands alone, as y = x * scale + shift. Computed in double precision and rounded once.</summary>
    /// <param name="batchNorm">Its names.</param>
    /// <param name="channels">C, the length of both results.</param>
    /// <exception cref="ArgumentException">A name is not one of those bound, or a tensor does not have <paramref name="channels"/> numbers.</exception>
    /// <exception cref="WeightsException">A variance plus epsilon is not a positive number.</exception>
    public (float[] Scale, float[] Shift) ScaleShift(BatchNormNames batchNorm, int channels)
    {
        ArgumentNullException.ThrowIfNull(batchNorm);
        (double[] scale, double[] shift) = Affine(batchNorm, channels);
        return (Array.ConvertAll(scale, s => (float)s), Array.ConvertAll(shift, s => (float)s));
    }

    // scale = gamma / sqrt(variance + epsilon), shift = beta - mean * scale
    private (double[] Scale, double[] Shift) Affine(BatchNormNames batchNorm, int channels)
    {
        float[] mean = ReadVector(batchNorm.Mean, channels);
        float[] variance = ReadVector(batchNorm.Variance, channels);
        RequireVariance(batchNorm, variance);
        float[]? gamma = batchNorm.Affine ? ReadVector(batchNorm.Gamma, channels) : null;
        float[]? beta = batchNorm.Affine ? ReadVector(batchNorm.Beta, channels) : null;
        double[] scale = new double[channels];
        double[] shift = new double[channels];
        for (int c = 0; c < channels; c++)
        {
            scale[c] = (gamma?[c] ?? 1.0) / Math.Sqrt(variance[c] + batchNorm.Epsilon);
            shift[c] = (beta?[c] ?? 0.0) - (mean[c] * scale[c]);
        }

        return (scale, shift);
    }

    // Else the root would be NaN, or infinity, and with it every output, without a word.
    private void RequireVariance(BatchNormNames batchNorm, float[] variance)
    {
        if (Array.TrueForAll(variance, v => v + batchNorm.Epsilon > 0))
        {
            return;
        }

        string[] problems =
        [
            .. variance.Index().Where(v => !(v.Item + batchNorm.Epsilon > 0)).Select(v => string.Create(
                CultureInfo.InvariantCulture,
                $"value: {OneLine.Of(batchNorm.Variance)}[{v.Index}] is {v.Item}, and with epsilon {batchNorm.Epsilon} not a variance above 0")),
        ];
        throw new WeightsException(_network, _source.Description, problems);
    }

    private float[] ReadVector(string name, int length)
    {
        RequireFirst(name, length);
        float[] numbers = Read(name);
        return numbers.Length == length
            ? numbers
            : throw new ArgumentException($"'{OneLine.Of(name)}' ({Entry(name).Shape}) is not a vector.", nameof(name));
    }

    private void RequireFirst(string name, int first)
    {
        TensorShape shape = Entry(name).Shape;
        if (shape.Rank == 0 || shape[0] != first)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"The first dimension of '{OneLine.Of(name)}' ({shape}) is not {first}."), nameof(name));
        }
    }

    private TensorEntry Entry(string name) => _tensors.TryGetValue(name, out TensorEntry? tensor)
        ? tensor
        : throw new ArgumentException($"'{OneLine.Of(name)}' is not a tensor of {_network}.", nameof(name));
}
