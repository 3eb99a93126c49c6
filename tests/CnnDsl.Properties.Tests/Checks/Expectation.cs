using System.Collections.Frozen;
using CnnDsl.Harness;
using CnnDsl.Reference;

namespace CnnDsl.Properties.Tests.Checks;

/// <summary>What a network should give for some images, and how far off each number may be.</summary>
/// <param name="Numbers">By the reference.</param>
/// <param name="Bounds">One for each number.</param>
internal sealed record Expectation(double[] Numbers, double[] Bounds)
{
    private const int Disturbances = 8;

    /// <summary>So many times the bound is no error that grew, but a step.</summary>
    private const double StepAt = 1000;

    /// <summary>Beyond it a few roundings are no longer small.</summary>
    private const double Largest = 1e6;

    /// <summary>A bound of so much of the largest number says something.</summary>
    private const double Tight = 0.01;

    /// <summary>
    /// Kinds that choose, move or round to whole numbers: single precision adds nothing to what their inputs are off by, so a step that
    /// stands at its edge, as Floor on what ArgMax gives, does not fall. A kind that is missing here has wider bounds.
    /// </summary>
    private static readonly FrozenSet<string> Exact =
    [
        "Abs", "ArgMax", "Ceil", "ChannelShuffle", "Concat", "Dropout", "Flatten", "Floor", "GlobalMaxPool1D", "GlobalMaxPool2D", "Maximum", "MaxPool1D",
        "MaxPool2D", "Minimum", "Neg", "PixelShuffle", "PixelUnshuffle", "ReduceMax", "ReduceMin", "ReLU", "Reshape", "Round", "Sign", "Slice", "Split",
        "ThresholdedReLU", "Transpose",
    ];

    /// <summary>Whether most of the numbers are held to something.</summary>
    public bool SaysMuch
    {
        get
        {
            double largest = LargestOf(Numbers);
            return 2 * Bounds.Count(bound => bound <= Tight * largest) > Bounds.Length;
        }
    }

    private static double LargestOf(double[] numbers) => numbers.Where(double.IsFinite).Select(Math.Abs).Append(1).Max();

    /// <summary>
    /// Random layers may enlarge an error (1/x near 0) or make a step of it (a sign, a rounding), which no formula for all kinds foresees.
    /// So the reference is asked: run again with every layer's output off by as much as single precision may be, how far does each number move?
    /// </summary>
    /// <returns>Null where numbers leave the range in which single precision has a meaning.</returns>
    public static Expectation? Of(NetworkInfo info, IReadOnlyDictionary<string, float[]> weights, float[] images)
    {
        ReferenceNetwork reference = new(info, weights);
        float[][] each = [.. images.Chunk((int)info.Inputs.Sum(input => input.Shape.Length))];
        IReadOnlyDictionary<string, double[]>[] traces = [.. each.Select(image => reference.Trace(image))];
        if (traces.SelectMany(trace => trace.Values).SelectMany(values => values).Any(value => !(Math.Abs(value) < Largest)))
        {
            return null;
        }

        double[] numbers = [.. each.SelectMany(image => reference.Forward(image))];
        double[] moved = new double[numbers.Length];
        for (int seed = 0; seed < Disturbances; seed++)
        {
            NormalNumbers noise = new(seed);
            bool isSnapped = seed % 2 == 1;
            ReferenceNetwork disturbed = new(info, weights) { Disturb = (layer, values) => Disturb(layer, values, noise, isSnapped) };
            double[] other = [.. each.SelectMany(image => disturbed.Forward(image))];
            for (int i = 0; i < moved.Length; i++)
            {
                // A root just below 0 is no number: then anything may come out.
                double move = Math.Abs(other[i] - numbers[i]);
                moved[i] = Math.Max(moved[i], double.IsNaN(move) ? double.PositiveInfinity : move);
            }
        }

        double bound = ErrorBound.Of(info, traces);

        // Where one number fell from a step, or an error grew to a part of what there is, others happened not to and may be anywhere.
        double largest = LargestOf(numbers);
        double least = moved.Max() > Math.Min(StepAt * bound, Tight * largest) ? Math.Max(moved.Max(), largest) : 0;
        return new Expectation(numbers, [.. moved.Select(move => bound + (4 * Math.Max(move, least)))]);
    }

    /// <summary>Moves numbers by as much as single precision may; and to the whole number beside where they are snapped, for chance never hits the 0 of a Sign.</summary>
    private static void Disturb(LayerInfo layer, double[] values, NormalNumbers noise, bool isSnapped)
    {
        if (Exact.Contains(layer.Kind))
        {
            return;
        }

        double roundings = 4 + (2 * Math.Sqrt(layer.MultiplyAdds / (double)layer.OutputShape.Length));
        double size = roundings / (1 << 24) * values.Select(Math.Abs).Append(1).Max();
        float[] steps = noise.Take(values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] += size * steps[i];
            double whole = Math.Round(values[i]);
            values[i] = isSnapped && Math.Abs(values[i] - whole) <= 2 * size ? whole : values[i];
        }
    }

    /// <summary>The first number that is out of its bound, as a sentence; null when none is.</summary>
    /// <param name="engine">What gave the numbers.</param>
    /// <param name="found">The numbers.</param>
    /// <param name="slack">How many times the bound is allowed.</param>
    public string? Difference(string engine, ReadOnlySpan<float> found, double slack = 1)
    {
        if (found.Length != Numbers.Length)
        {
            return $"{engine} gives {found.Length} numbers, not {Numbers.Length}.";
        }

        for (int i = 0; i < found.Length; i++)
        {
            if (!(Math.Abs(found[i] - Numbers[i]) <= slack * Bounds[i]) && Bounds[i] < double.PositiveInfinity)
            {
                return FormattableString.Invariant($"{engine}: number {i} of {found.Length} is {found[i]:R}; by definition it is {Numbers[i]:R}, and {slack * Bounds[i]:E1} is the bound.");
            }
        }

        return null;
    }
}
