using System.Runtime.Intrinsics;

namespace CnnDsl.Runtime.Tests.Lanes;

public sealed class VectorWidthTests
{
    [Fact]
    public void Widths_of_128_bits_always_run_and_the_list_is_from_narrow_to_wide()
    {
        Assert.Equal(VectorWidth.Bits128, VectorWidths.Supported[0]);
        Assert.Equal(VectorWidths.Supported.Order(), VectorWidths.Supported);
        Assert.All(VectorWidths.Supported, width => Assert.True(VectorWidths.IsSupported(width)));
        Assert.DoesNotContain(VectorWidth.Widest, VectorWidths.Supported);
    }

    [Fact]
    public void A_width_is_supported_when_the_machine_accelerates_it()
    {
        Assert.Equal(Vector256.IsHardwareAccelerated, VectorWidths.IsSupported(VectorWidth.Bits256));
        Assert.Equal(Vector512.IsHardwareAccelerated, VectorWidths.IsSupported(VectorWidth.Bits512));
        Assert.False(VectorWidths.IsSupported((VectorWidth)64));
        Assert.False(VectorWidths.IsSupported((VectorWidth)1024));
    }

    [Fact]
    public void Widest_is_the_last_of_the_list()
    {
        Assert.Equal(VectorWidths.Supported[^1], VectorWidths.Resolve(VectorWidth.Widest));
        Assert.All(VectorWidths.Supported, width => Assert.Equal(width, VectorWidths.Resolve(width)));
    }

    [Fact]
    public void A_width_that_does_not_run_here_is_refused_with_those_that_do()
    {
        PlatformNotSupportedException error = Assert.Throws<PlatformNotSupportedException>(() => VectorWidths.Resolve((VectorWidth)1024));

        Assert.Equal(
            $"Vectors of 1024 bits are not accelerated here; the widest is {VectorWidths.Supported[^1]}. "
            + $"Use VectorWidth.Widest, or one of {string.Join(", ", VectorWidths.Supported)}.",
            error.Message);
    }

    [Theory]
    [InlineData(VectorWidth.Bits128)]
    [InlineData(VectorWidth.Bits128, VectorWidth.Bits256)]
    [InlineData(VectorWidth.Bits128, VectorWidth.Bits512)]
    [InlineData(VectorWidth.Bits128, (VectorWidth)1024)]
    public void Widest_is_the_widest_that_the_code_is_for_and_the_machine_has(params VectorWidth[] emitted) =>
        Assert.Equal(emitted.Last(VectorWidths.IsSupported), VectorWidths.Resolve(VectorWidth.Widest, emitted));

    [Fact]
    public void A_machine_without_any_of_the_codes_widths_is_told_both()
    {
        PlatformNotSupportedException error = Assert.Throws<PlatformNotSupportedException>(
            () => VectorWidths.Resolve(VectorWidth.Widest, [(VectorWidth)1024, (VectorWidth)2048]));

        Assert.Equal(
            "The network's code is for vectors of 1024, 2048 bits alone, as its project's CnnDslKernelTargets says; "
            + $"this machine accelerates {string.Join(", ", VectorWidths.Supported.Select(width => (int)width))}.",
            error.Message);
    }

    [Fact]
    public void A_width_that_the_code_leaves_out_is_refused() => Assert.All(VectorWidths.Supported.Skip(1), width =>
    {
        PlatformNotSupportedException error = Assert.Throws<PlatformNotSupportedException>(() => VectorWidths.Resolve(width, [VectorWidth.Bits128]));

        Assert.EndsWith($"{(int)width} is none of them.", error.Message, StringComparison.Ordinal);
    });

    /// <summary>CI runs everything again with sets switched off; this fails when a switch no longer works, and the run proves nothing.</summary>
    [Fact]
    public void Switching_an_instruction_set_off_makes_the_widest_narrower()
    {
        VectorWidth most =
            IsOff("DOTNET_EnableAVX2") || IsOff("DOTNET_EnableAVX") || IsOff("DOTNET_EnableHWIntrinsic") ? VectorWidth.Bits128
            : IsOff("DOTNET_EnableAVX512") ? VectorWidth.Bits256
            : VectorWidth.Bits512;

        Assert.InRange(VectorWidths.Supported[^1], VectorWidth.Bits128, most);
    }

    private static bool IsOff(string variable) => Environment.GetEnvironmentVariable(variable) is "0";
}
