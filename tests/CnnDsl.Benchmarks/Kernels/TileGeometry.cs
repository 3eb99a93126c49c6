using System.Globalization;
using System.Text.RegularExpressions;

namespace CnnDsl.Benchmarks.Kernels;

/// <summary>The sizes at which a register tile is timed, read from its name: small enough that weights and inputs stay in the first-level cache.</summary>
/// <param name="IsPlanar">Whether it reads planes; else blocks of channels.</param>
/// <param name="IsDepthwise">Whether each channel goes by itself.</param>
/// <param name="Kernel">Taps in each direction.</param>
/// <param name="Stride">Input pixels from an output to the next.</param>
/// <param name="Channels">Input channels.</param>
internal sealed partial record TileGeometry(bool IsPlanar, bool IsDepthwise, int Kernel, int Stride, int Channels)
{
    /// <summary>Multiply-adds of one output.</summary>
    public int MultiplyAdds => Kernel * Kernel * (IsDepthwise ? 1 : Channels);

    /// <summary>Of a tile such as <c>Tile28x1_Planes_Row5</c>.</summary>
    public static TileGeometry Of(string name)
    {
        bool isPlanar = name.Contains("_Planes", StringComparison.Ordinal);
        int kernel = name.Contains("_Pointwise", StringComparison.Ordinal) ? 1 : Number(Row().Match(name), 3);
        int channels = isPlanar ? 3 : kernel == 1 ? 64 : 16;
        return new TileGeometry(isPlanar, name.Contains("_Depthwise", StringComparison.Ordinal), kernel, Number(StrideOf().Match(name), 1), channels);
    }

    private static int Number(Match match, int otherwise) => match.Success ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : otherwise;

    [GeneratedRegex(@"_Row(\d+)")]
    private static partial Regex Row();

    [GeneratedRegex(@"_Stride(\d+)")]
    private static partial Regex StrideOf();
}
