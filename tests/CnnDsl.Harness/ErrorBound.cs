namespace CnnDsl.Harness;

/// <summary>How far single precision may lead a network from its definition.</summary>
public static class ErrorBound
{
    /// <summary>Half a unit in the last place of 1: what one rounding costs at most.</summary>
    private const double Rounding = 1.0 / (1 << 24);

    /// <summary>
    /// Roundings that any layer may cost, however few numbers it sums: those of scales and of exp, log and division in an
    /// activation, which are some ulps each.
    /// </summary>
    private const double Each = 4;

    /// <summary>
    /// A layer that sums K products rounds K times. The errors have either sign, so they walk sqrt(K) steps, not K; a step
    /// is evenly spread over +-1 rounding of what the sum has come to, which deviates by 1/sqrt(3) of it. Two such walks are
    /// thus more than three standard deviations, at the scale of the end; on the way the sums are smaller. Layers add their
    /// errors, and none enlarges what it gets by more than it enlarges the numbers: each error counts at the scale of the
    /// largest number in the network.
    /// </summary>
    public static double Of(NetworkInfo info, IEnumerable<IReadOnlyDictionary<string, double[]>> traces)
    {
        double largest = traces.SelectMany(trace => trace.Values).SelectMany(values => values).Where(double.IsFinite).Select(Math.Abs).Append(1).Max();
        double roundings = info.Layers.Sum(layer => Each + (2 * Math.Sqrt(layer.MultiplyAdds / (double)layer.OutputShape.Length)));
        return roundings * Rounding * largest;
    }
}
