using System.Globalization;
using CnnDsl.Benchmarks.Compare;
using CnnDsl.Kernels;
using CnnDsl.Lanes;

namespace CnnDsl.Benchmarks.Kernels;

/// <summary>The register tiles of all networks here, each alone, at every vector width of this machine.</summary>
internal static class KernelsVerb
{
    public static int Run()
    {
        VectorWidth[] widths = [.. VectorWidths.Supported.Reverse()];
        double[] peaks = [.. widths.Select(Peak.Gigaflops)];
        Console.WriteLine(Machine.Describe());
        Console.WriteLine(string.Join("; ", widths.Zip(peaks, (width, peak) => $"peak of one core at {(int)width} bits, measured: {Text(peak, "0")} GFLOP/s")) + ".");
        Console.WriteLine();
        MarkdownTable table = new([
            "pixels x vectors", "taps", "stride", "channels", .. widths.SelectMany(width => new[] { $"{(int)width} bits, GFLOP/s", "of peak" }),
        ]);
        foreach ((string name, Type tile) in Tiles())
        {
            TileGeometry sizes = TileGeometry.Of(name);
            table.Add([
                name, $"{sizes.Kernel} x {sizes.Kernel}", Text(sizes.Stride, "0"), sizes.IsDepthwise ? "each" : Text(sizes.Channels, "0"),
                .. widths.Zip(peaks).SelectMany(pair => Cells(Time(tile, pair.First, sizes), pair.Second)),
            ]);
        }

        Console.Write(table);
        Console.WriteLine();
        Console.Write(DenseLayers(widths[0], peaks[0]));
        return 0;
    }

    private static MarkdownTable DenseLayers(VectorWidth width, double peak)
    {
        MarkdownTable table = new("dense layer", "images", "us each", $"{(int)width} bits, GFLOP/s", "of peak");
        foreach ((int features, int units, int images, double gigaflops) in DenseTimer.Time(width))
        {
            table.Add([$"{features} -> {units}", Text(images, "0"), Text(2e-3 * features * units / gigaflops, "0.00"), .. Cells(gigaflops, peak)]);
        }

        return table;
    }

    /// <summary>One of each name: files have tiles of their own, and tiles of one name are one text.</summary>
    private static IEnumerable<(string Name, Type Tile)> Tiles() => Subject.All.Select(subject => subject.Type.Assembly).Distinct()
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => type.IsValueType && typeof(ITile).IsAssignableFrom(type))
        .Select(type => (Name: type.Name[(type.Name.LastIndexOf("__", StringComparison.Ordinal) + 2)..], Tile: type))
        .DistinctBy(tile => tile.Name)
        .OrderBy(tile => tile.Name, StringComparer.Ordinal);

    private static double Time(Type tile, VectorWidth width, TileGeometry sizes)
    {
        Type lanes = width switch
        {
            VectorWidth.Bits512 => typeof(Lanes512),
            VectorWidth.Bits256 => typeof(Lanes256),
            _ => typeof(Lanes128),
        };
        return typeof(TileTimer).GetMethod(nameof(TileTimer.Gigaflops))!.MakeGenericMethod(tile, lanes).CreateDelegate<Func<TileGeometry, double>>()(sizes);
    }

    private static string[] Cells(double gigaflops, double peak) => [Text(gigaflops, "0.0"), Text(gigaflops / peak, "0 %")];

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
