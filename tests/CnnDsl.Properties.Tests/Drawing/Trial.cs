using CnnDsl.Generator.Layers;
using CnnDsl.Reference;

namespace CnnDsl.Properties.Tests.Drawing;

/// <summary>Runs a layer that may be drawn: one that makes numbers of which nothing can be said leaves nothing to compare behind it.</summary>
internal static class Trial
{
    /// <summary>Far from where single precision ends, for other weights and images may give larger numbers.</summary>
    private const double Largest = 1e4;

    /// <summary>What a layer gives for an image; null where it leaves the range.</summary>
    /// <param name="kind">The layer's kind.</param>
    /// <param name="facts">What follows from its arguments and inputs.</param>
    /// <param name="reads">What it reads.</param>
    public static double[]? Run(string kind, LayerFacts facts, IReadOnlyList<Value> reads)
    {
        ValueInfo[] inputs = [.. reads.Select((value, i) => new ValueInfo($"x{i}", new TensorShape([.. value.Shape.Dimensions])))];
        TensorShape output = new([.. facts.Output.Dimensions]);
        LayerInfo layer = new(
            "layer", kind, [.. inputs.Select(input => input.Name)], output, facts.Parameters, facts.MultiplyAdds,
            [.. facts.Weights.Select(weight => new WeightInfo($"layer.{weight.Suffix}", new TensorShape([.. weight.Dimensions])))],
            [.. facts.Arguments.Select(argument => new LayerArgument(argument.Name, argument.Value))]);
        NetworkInfo info = new("Trial", inputs, [new ValueInfo("layer", output)], [layer], 0);
        ReferenceNetwork reference = new(info, RandomWeights.For(info, seed: 3));
        double[] numbers;
        try
        {
            numbers = reference.Forward([.. reads.SelectMany(value => value.Numbers).Select(number => (float)number)]);
        }
        catch (ReferenceException)
        {
            // What the rules allow and the definition does not is for the check to report.
            numbers = new double[facts.Output.Length];
        }

        return numbers.All(number => Math.Abs(number) <= Largest) ? numbers : null;
    }
}
