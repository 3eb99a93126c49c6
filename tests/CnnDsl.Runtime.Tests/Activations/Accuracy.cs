using CnnDsl.Activations;
using CnnDsl.Runtime.Tests.Lanes;

namespace CnnDsl.Runtime.Tests.Activations;

/// <summary>Holds a function of each number against its formula in double precision.</summary>
internal static class Accuracy
{
    /// <summary>No error is larger than <paramref name="absolute"/> plus <paramref name="relative"/> times the number itself.</summary>
    public static void AssertClose<TActivation>(VectorWidth width, float[] inputs, Func<double, double> formula, double absolute, double relative)
        where TActivation : struct, IActivation
    {
        float[] actual = AtWidth.Of(width).Each<TActivation>(inputs);
        (double worst, int at) = inputs.Select((x, i) =>
        {
            double expected = formula(x);
            double error = Math.Abs(expected - actual[i]);
            return (error == 0 ? 0 : double.IsNaN(error) ? double.PositiveInfinity : error / (absolute + (relative * Math.Abs(expected))), i);
        }).Max();
        Assert.True(worst <= 1, FormattableString.Invariant(
            $"{typeof(TActivation).Name} of {inputs[at]:R} is {actual[at]:R}, by the formula {formula(inputs[at]):R}: {worst:F2} times the bound."));
    }
}
