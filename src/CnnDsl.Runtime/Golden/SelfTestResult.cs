using System.Globalization;
using System.Text;
using CnnDsl.Golden;
using CnnDsl.Weights;

namespace CnnDsl;

/// <summary>How far a network's outputs are from recorded ones.</summary>
/// <param name="Network">The network's name.</param>
/// <param name="Source">Where the recorded numbers come from.</param>
/// <param name="Images">How many images they are of.</param>
/// <param name="Tolerance">The largest relative difference that passes.</param>
/// <param name="Outputs">Each output, in the network's order.</param>
public sealed record SelfTestResult(string Network, string Source, int Images, double Tolerance, IReadOnlyList<OutputDifference> Outputs)
{
    /// <summary>Rounding explains this much, as a part of an output's largest number.</summary>
    public const double DefaultTolerance = 1e-4;

    /// <summary>Whether no output is further off than the tolerance. One with a NaN, where none was recorded, is.</summary>
    public bool Passed => Outputs.All(output => output.Difference.Relative <= Tolerance);

    /// <summary>Runs a network on recorded inputs and compares its outputs with the recorded ones.</summary>
    /// <param name="network">The network with its weights.</param>
    /// <param name="golden">The inputs as <c>input.NAME</c> and the outputs as <c>output.NAME</c>, each N x its shape.</param>
    /// <param name="tolerance">The largest difference of an output that passes, as a part of its largest number; 0 or more.</param>
    /// <exception cref="WeightsException">The recorded tensors are not the network's inputs and outputs; every difference is listed.</exception>
    public static SelfTestResult Of<T>(T network, IWeightSource golden, double tolerance = DefaultTolerance)
        where T : INetwork<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(golden);
        ArgumentOutOfRangeException.ThrowIfNegative(tolerance);
        NetworkInfo info = T.Info;
        GoldenTensors recorded = GoldenTensors.Read(info, golden);
        float[] output = new float[recorded.Outputs.Sum(numbers => numbers.Length)];
        network.Forward(Weaving.Weave(recorded.Inputs, recorded.Images), output);
        float[][] actual = Weaving.Unweave(output, [.. info.Outputs.Select(value => (int)value.Shape.Length)], recorded.Images);
        return new SelfTestResult(
            info.Name, golden.Description, recorded.Images, tolerance,
            [.. info.Outputs.Select((value, i) => new OutputDifference(value.Name, Difference.Between(recorded.Outputs[i], actual[i])))]);
    }

    /// <summary>This result, if the network passed.</summary>
    /// <exception cref="InvalidOperationException">It did not; the message has every output's differences.</exception>
    public SelfTestResult ThrowIfFailed() => Passed ? this : throw new InvalidOperationException(ToString());

    /// <summary>A line for the network and one for each output.</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{Network} {(Passed ? "passed" : "failed")} its self-test of {Images} {(Images == 1 ? "image" : "images")} from {Source}; relative differences may be {Tolerance}");
        foreach (OutputDifference output in Outputs)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  {output.Name}: largest difference {output.Difference.Absolute:g3}, relative {output.Difference.Relative:g3}, {output.Difference.Ulps:N0} ULP");
        }

        return text.ToString();
    }
}

/// <summary>How far one output of a network is from what was recorded.</summary>
/// <param name="Name">The output's name.</param>
/// <param name="Difference">The difference over all images.</param>
public sealed record OutputDifference(string Name, Difference Difference);
