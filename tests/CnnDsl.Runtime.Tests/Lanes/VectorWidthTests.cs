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
