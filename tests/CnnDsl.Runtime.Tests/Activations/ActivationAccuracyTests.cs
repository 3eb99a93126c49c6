using CnnDsl.Activations;
using CnnDsl.Reference;
using CnnDsl.Runtime.Tests.Lanes;

namespace CnnDsl.Runtime.Tests.Activations;

/// <summary>Each activation against its formula in double precision. The bounds are those that its comment states.</summary>
public sealed class ActivationAccuracyTests
{
    /// <summary>Dense where the functions bend, and on to where they are flat or straight.</summary>
    private static readonly float[] Inputs = [.. Grid.Even(-8, 8, 160_001), .. Grid.Even(-100, 100, 40_001), .. Grid.Even(-1e-3f, 1e-3f, 2_001), 0f, -0f, 1e30f, -1e30f];

    public static TheoryData<VectorWidth> Widths => AtWidth.Supported;

    [Theory]
    [MemberData(nameof(Widths))]
    public void ReLU_is_exact(VectorWidth width) => AssertClose<ReLU>(width, x => Math.Max(0, x), 0);

    [Theory]
    [MemberData(nameof(Widths))]
    public void ReLU6_is_exact(VectorWidth width) => AssertClose<ReLU6>(width, x => Math.Clamp(x, 0, 6), 0);

    [Theory]
    [MemberData(nameof(Widths))]
    public void LeakyReLU_rounds_once(VectorWidth width) =>
        AssertClose<LeakyReLU<Tenth>>(width, x => x >= 0 ? x : (double)Tenth.Value * x, 0, relative: 6e-8);

    [Theory]
    [MemberData(nameof(Widths))]
    public void HardSigmoid_rounds_twice(VectorWidth width) =>
        AssertClose<HardSigmoid<Tenth, Half>>(width, x => Math.Clamp(((double)Tenth.Value * x) + Half.Value, 0, 1), 1.2e-7);

    [Theory]
    [MemberData(nameof(Widths))]
    public void HardSwish_has_its_error(VectorWidth width) =>
        AssertClose<HardSwish>(width, x => x * Math.Clamp(x + 3, 0, 6) / 6, 0, relative: 2e-7);

    [Theory]
    [MemberData(nameof(Widths))]
    public void Sigmoid_has_its_error(VectorWidth width) => AssertClose<Sigmoid>(width, Logistic, 1e-7);

    [Theory]
    [MemberData(nameof(Widths))]
    public void SiLU_has_its_error(VectorWidth width) => AssertClose<SiLU>(width, x => x * Logistic(x), 6e-8, relative: 1.5e-7);

    [Theory]
    [MemberData(nameof(Widths))]
    public void ELU_has_its_error(VectorWidth width) =>
        AssertClose<ELU<Tenth>>(width, x => x >= 0 ? x : Tenth.Value * SpecialFunctions.ExpMinus1(x), 1.2e-7 * Tenth.Value);

    [Theory]
    [MemberData(nameof(Widths))]
    public void Softplus_has_its_error(VectorWidth width) =>
        AssertClose<Softplus>(width, x => Math.Max(x, 0) + SpecialFunctions.Log1Plus(Math.Exp(-Math.Abs(x))), 1.7e-7, relative: 1e-7);

    [Theory]
    [MemberData(nameof(Widths))]
    public void Tanh_has_its_error(VectorWidth width) => AssertClose<Tanh>(width, Math.Tanh, 0, relative: 2e-7);

    [Theory]
    [MemberData(nameof(Widths))]
    public void GELU_has_its_error(VectorWidth width) =>
        AssertClose<GELU>(width, x => 0.5 * x * SpecialFunctions.Erfc(-x / Math.Sqrt(2)), 2.5e-7, relative: 1e-7);

    [Theory]
    [MemberData(nameof(Widths))]
    public void GELU_by_tanh_has_its_error(VectorWidth width) =>
        AssertClose<GELUTanh>(width, x => 0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x)))), 6e-8, relative: 1.5e-7);

    [Theory]
    [MemberData(nameof(Widths))]
    public void Identity_changes_nothing(VectorWidth width) => Assert.Equal(SpecialValues.All, AtWidth.Of(width).Each<Identity>(SpecialValues.All));

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));

    private static void AssertClose<TActivation>(VectorWidth width, Func<double, double> formula, double absolute, double relative = 0)
        where TActivation : struct, IActivation =>
        Accuracy.AssertClose<TActivation>(width, Inputs, formula, absolute, relative);
}
