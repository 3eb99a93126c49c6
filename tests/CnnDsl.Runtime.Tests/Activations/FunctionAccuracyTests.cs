using CnnDsl.Activations;
using CnnDsl.Reference;
using CnnDsl.Runtime.Tests.Lanes;
using Functions = CnnDsl.Activations;

namespace CnnDsl.Runtime.Tests.Activations;

/// <summary>Functions of each number against their formulas in double precision. The bounds are those that their comments state.</summary>
public sealed class FunctionAccuracyTests
{
    private const double Scale = 1.0507009873554804934193349852946;
    private const double Alpha = 1.6732632423543772848170429916717;

    private static readonly float[] Inputs = [.. Grid.Even(-8, 8, 40_001), .. Grid.Even(-80, 80, 20_001), .. Grid.Even(-1e-3f, 1e-3f, 2_001), 0f, 0.5f, 1.5f, 2.5f, -0.5f, -1.5f];

    private static readonly float[] Positive = [.. Inputs.Where(x => x > 0), 1e-30f, 1e30f];

    public static TheoryData<VectorWidth> Widths => AtWidth.Supported;

    [Theory]
    [MemberData(nameof(Widths))]
    public void SELU_has_its_error(VectorWidth width) =>
        AssertClose<SELU>(width, Inputs, x => Scale * (x >= 0 ? x : Alpha * SpecialFunctions.ExpMinus1(x)), 2.2e-7, relative: 1.2e-7);

    [Theory]
    [MemberData(nameof(Widths))]
    public void CELU_has_its_error(VectorWidth width) =>
        AssertClose<CELU<Tenth>>(width, Inputs, x => x >= 0 ? x : Tenth.Value * SpecialFunctions.ExpMinus1(x / (double)Tenth.Value), 2e-7 * Tenth.Value);

    /// <summary>Down to -8, so that x/alpha * y is 8 y at most.</summary>
    [Theory]
    [MemberData(nameof(Widths))]
    public void CELU_with_a_negative_alpha_has_the_error_of_an_exponential(VectorWidth width) =>
        AssertClose<CELU<MinusOne>>(width, Grid.Even(-8, 8, 40_001), x => x >= 0 ? x : -SpecialFunctions.ExpMinus1(-x), 2e-7, relative: 1.2e-6);

    [Theory]
    [MemberData(nameof(Widths))]
    public void Softsign_rounds_twice(VectorWidth width) => AssertClose<Softsign>(width, Inputs, x => x / (1 + Math.Abs(x)), 0, relative: 1.2e-7);

    [Theory]
    [MemberData(nameof(Widths))]
    public void Mish_has_its_error(VectorWidth width) =>
        AssertClose<Mish>(width, Inputs, x => x * Math.Tanh(Math.Max(x, 0) + SpecialFunctions.Log1Plus(Math.Exp(-Math.Abs(x)))), 0, relative: 5e-7);

    [Theory]
    [MemberData(nameof(Widths))]
    public void ThresholdedReLU_is_exact_and_leaves_out_the_threshold_itself(VectorWidth width) =>
        AssertClose<ThresholdedReLU<Half>>(width, Inputs, x => x > Half.Value ? x : 0, 0);

    [Theory]
    [MemberData(nameof(Widths))]
    public void LogSigmoid_has_its_error(VectorWidth width) =>
        AssertClose<LogSigmoid>(width, Inputs, x => Math.Min(x, 0) - SpecialFunctions.Log1Plus(Math.Exp(-Math.Abs(x))), 1.7e-7, relative: 1e-7);

    [Theory]
    [MemberData(nameof(Widths))]
    public void Functions_of_one_rounding_are_those_of_single_floats(VectorWidth width)
    {
        AssertClose<Functions.Abs>(width, Inputs, Math.Abs, 0);
        AssertClose<Neg>(width, Inputs, x => -x, 0);
        AssertClose<Sign>(width, Inputs, x => Math.Sign(x), 0);
        AssertClose<Floor>(width, Inputs, Math.Floor, 0);
        AssertClose<Ceil>(width, Inputs, Math.Ceiling, 0);
        AssertClose<Round>(width, Inputs, x => Math.Round(x, MidpointRounding.ToEven), 0);
        AssertClose<Sqrt>(width, Positive, Math.Sqrt, 0, relative: 6e-8);
        AssertClose<Reciprocal>(width, Positive, x => 1 / x, 0, relative: 6e-8);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Exponential_and_logarithm_have_their_errors(VectorWidth width)
    {
        AssertClose<Functions.Exp>(width, Inputs, Math.Exp, 0, relative: 2.4e-7);
        AssertClose<Functions.Log>(width, Positive, Math.Log, 0, relative: 3.6e-7);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Erf_has_its_error(VectorWidth width) => AssertClose<Erf>(width, Inputs, SpecialFunctions.Erf, 0, relative: 3e-7);

    [Theory]
    [MemberData(nameof(Widths))]
    public void Sine_and_cosine_have_their_errors(VectorWidth width)
    {
        float[] x = [.. Inputs, .. Grid.Even(-1000, 1000, 20_001)];
        AssertClose<Sin>(width, x, Math.Sin, 2e-7);
        AssertClose<Cos>(width, x, Math.Cos, 2e-7);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Powers_have_their_error(VectorWidth width)
    {
        AssertClose<Pow<Two>>(width, Inputs, x => x * x, 0, relative: 1.8e-7);
        AssertClose<Pow<Three>>(width, Inputs, x => x * x * x, 0, relative: 1.8e-7);
        AssertClose<Pow<Half>>(width, Positive, Math.Sqrt, 0, relative: 1.8e-7);
        AssertClose<Pow<MinusOne>>(width, Positive, x => 1 / x, 0, relative: 1.8e-7);
        AssertClose<Pow<Tenth>>(width, Positive, x => Math.Pow(x, Tenth.Value), 0, relative: 1.8e-7);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void NaN_stays_in_every_function(VectorWidth width)
    {
        AssertKeepsNaN<SELU>(width);
        AssertKeepsNaN<CELU<Tenth>>(width);
        AssertKeepsNaN<Softsign>(width);
        AssertKeepsNaN<Mish>(width);
        AssertKeepsNaN<ThresholdedReLU<Tenth>>(width);
        AssertKeepsNaN<LogSigmoid>(width);
        AssertKeepsNaN<Functions.Abs>(width);
        AssertKeepsNaN<Neg>(width);
        AssertKeepsNaN<Sqrt>(width);
        AssertKeepsNaN<Functions.Exp>(width);
        AssertKeepsNaN<Functions.Log>(width);
        AssertKeepsNaN<Reciprocal>(width);
        AssertKeepsNaN<Floor>(width);
        AssertKeepsNaN<Ceil>(width);
        AssertKeepsNaN<Round>(width);
        AssertKeepsNaN<Erf>(width);
        AssertKeepsNaN<Sign>(width);
        AssertKeepsNaN<Sin>(width);
        AssertKeepsNaN<Cos>(width);
        AssertKeepsNaN<Pow<Two>>(width);
        AssertKeepsNaN<Pow<Tenth>>(width);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Infinities_come_to_the_limits_of_the_formulas(VectorWidth width)
    {
        float[] x = [float.NegativeInfinity, float.PositiveInfinity];

        Assert.Equal([-1, 1], AtWidth.Of(width).Each<Erf>(x));
        Assert.Equal([-1, 1], AtWidth.Of(width).Each<Sign>(x));
        Assert.Equal([0, float.PositiveInfinity], AtWidth.Of(width).Each<ThresholdedReLU<Tenth>>(x));
        Assert.Equal([float.NegativeInfinity, 0], AtWidth.Of(width).Each<LogSigmoid>(x));
        Assert.Equal([-Tenth.Value, float.PositiveInfinity], AtWidth.Of(width).Each<CELU<Tenth>>(x));
        Assert.Equal([float.MaxValue, float.PositiveInfinity], AtWidth.Of(width).Each<Mish>([float.MaxValue, float.PositiveInfinity]));
    }

    private static void AssertKeepsNaN<TFunction>(VectorWidth width)
        where TFunction : struct, IActivation =>
        Assert.Equal([float.NaN, float.NaN], AtWidth.Of(width).Each<TFunction>([float.NaN, -float.NaN]));

    private static void AssertClose<TFunction>(VectorWidth width, float[] inputs, Func<double, double> formula, double absolute, double relative = 0)
        where TFunction : struct, IActivation =>
        Accuracy.AssertClose<TFunction>(width, inputs, formula, absolute, relative);
}
