using System.Globalization;
using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>Interpolates a map to another size: C x H x W -> C x OH x OW.</summary>
internal sealed class Upsample : LayerKind
{
    private static readonly string[] Sides = ["Height", "Width"];

    public override string Name => "Upsample";

    public override string Prefix => "upsample";

    public override LayerDocumentation Documentation => new(
        "Sampling", "weighted sum of 1 (Nearest), 2 x 2 (Bilinear) or 4 x 4 (Bicubic) inputs round each output's place", "C x H x W -> C x OH x OW, OH = floor(ScaleHeight*H) or Height")
    {
        Onnx = "Resize, Upsample",
        PyTorch = "Upsample, interpolate",
    };

    public override void CheckArguments(LayerCheck layer)
    {
        foreach (string scale in new[] { "Scale", "ScaleHeight", "ScaleWidth" })
        {
            layer.InRange(scale, value => value > 0 && value <= float.MaxValue, "a finite number above 0");
        }

        layer.AtLeast(1, "Height", "Width");
        layer.Finite("CubicCoefficient");
        layer.InRange("Mode", value => value is 0 or 1 or 2, "UpsampleMode.Nearest, Bilinear or Bicubic");
        layer.InRange("Coordinates", value => value is >= 0 and <= 4, "UpsampleCoordinates.HalfPixel, Asymmetric, AlignCorners, PyTorchHalfPixel or HalfPixelNearest");
        layer.InRange("NearestRounding", value => value is >= 0 and <= 3, "NearestRounding.Floor, Ceiling, PreferFloor or PreferCeiling");
        CheckTwice(layer, "Height");
        CheckTwice(layer, "Width");
        string[] missing = [.. Sides.Where(side => !layer.Arguments.Has(side) && FactorOf(layer, side) is null)];
        if (missing.Length > 0)
        {
            string which = string.Join(" and ", missing);
            layer.Report(DiagnosticIds.SizeNotStated, Sides, which.ToLowerInvariant(), $"Upsample(2), or {which.Replace(" and ", " = 64 and ")} = 64");
            layer.Offer(missing.Length > 1 ? [Remedy.Set("Scale", 2)] : OtherSide(layer, missing[0]));
        }
    }

    public override LayerFacts? Check(LayerCheck layer, Shape input)
    {
        if (!layer.IsSound || !layer.NeedsMap(input))
        {
            return null;
        }

        double height = Output(layer, input.Height, "Height");
        double width = layer.IsSoundOrStates("ScaleWidth") ? Output(layer, input.Width, "Width") : 0;
        if (!layer.IsSound || !layer.Fits(Length(input.Channels, height, width), "its output", "ScaleHeight", "ScaleWidth", "Scale", "Height", "Width"))
        {
            return null;
        }

        return Facts(layer, input, input.Resized(input.Channels, (int)height, (int)width));
    }

    private static LayerFacts Facts(LayerCheck layer, Shape input, Shape output)
    {
        int mode = layer.Arguments.Int("Mode", 0);
        int taps = mode switch { 0 => 1, 1 => 2, _ => 4 };
        Argument[] arguments =
        [
            new("ScaleHeight", Scale(layer, input.Height, "Height")),
            new("ScaleWidth", Scale(layer, input.Width, "Width")),
            new("Height", output.Height),
            new("Width", output.Width),
            new("Mode", mode),
            new("Coordinates", layer.Arguments.Int("Coordinates", mode == 0 ? 1 : 0)),
            new("NearestRounding", layer.Arguments.Int("NearestRounding", 0)),
            new("CubicCoefficient", layer.Arguments.Number("CubicCoefficient", -0.75)),
            new("ExcludeOutside", layer.Arguments.Flag("ExcludeOutside", false) ? 1 : 0),
        ];
        KernelTable Table(int from, int to, double scale) => new("UpsampleTable", 2L * taps * to)
        {
            Extra = EquatableArray.Of(TableOf(from, to, scale, new LayerArguments(arguments.ToEquatableArray()))),
        };
        return new LayerFacts(output, new KernelOperation("Upsample")
        {
            Tables = EquatableArray.Of(Table(input.Height, output.Height, arguments[0].Value), Table(input.Width, output.Width, arguments[1].Value)),
        }.With(("taps", taps)))
        {
            MultiplyAdds = taps == 1 ? 0 : Sizes.Product(output.Length, taps, taps),
            Arguments = arguments.ToEquatableArray(),
        };
    }

    /// <summary>The struct that works the table out. A factor that is the ratio of the sizes goes in as that fraction, for it may not be a number.</summary>
    private static string TableOf(int from, int to, double scale, LayerArguments arguments)
    {
        (string numerator, string denominator) = Math.Abs((from * scale) - to) < 1e-9 * to ? (CSharpLiteral.Of((double)from), CSharpLiteral.Of((double)to)) : ("1.0", CSharpLiteral.Of(scale));
        string exclude = arguments.Flag("ExcludeOutside", false) ? "true" : "false";
        return string.Format(
            CultureInfo.InvariantCulture,
            "new CnnKernels::UpsampleTable({0}, {1}, {2}, {3}, (global::CnnDsl.UpsampleMode){4}, (global::CnnDsl.UpsampleCoordinates){5}, (global::CnnDsl.NearestRounding){6}, {7}, {8})",
            from, to, numerator, denominator, arguments.Int("Mode", 0), arguments.Int("Coordinates", 0), arguments.Int("NearestRounding", 0),
            CSharpLiteral.Of(arguments.Number("CubicCoefficient", 0)), exclude);
    }

    /// <summary>One of a size and a factor, not both.</summary>
    private static void CheckTwice(LayerCheck layer, string side)
    {
        if (layer.Arguments.Has(side) && FactorOf(layer, side) is { } factor)
        {
            layer.Report(DiagnosticIds.SizeStatedTwice, [side], side, factor);
            layer.Offer(Remedy.Remove(side), Remedy.Remove(factor));
        }
    }

    /// <summary>What the other direction has, for this one too.</summary>
    private static IEnumerable<Remedy> OtherSide(LayerCheck layer, string side)
    {
        string other = side == "Height" ? "Width" : "Height";
        string[] stated = [other, "Scale" + other];
        return stated.Where(layer.Arguments.Has).Select(name => Remedy.Set(new Argument(name.Replace(other, side), layer.Arguments.Number(name, 1))));
    }

    /// <summary>The argument that states a direction's factor, or null.</summary>
    private static string? FactorOf(LayerCheck layer, string side) => new[] { "Scale" + side, "Scale" }.FirstOrDefault(layer.Arguments.Has);

    private static double Scale(LayerCheck layer, int size, string side) => layer.Arguments.Has(side)
        ? layer.Arguments.Number(side, 1) / size
        : layer.Arguments.Number("Scale" + side, layer.Arguments.Number("Scale", 1));

    /// <summary>OH or OW; reports when nothing is left.</summary>
    private static double Output(LayerCheck layer, int size, string side)
    {
        if (layer.Arguments.Has(side))
        {
            return layer.Arguments.Number(side, 1);
        }

        double scale = Scale(layer, size, side);
        double output = Math.Floor(size * scale);
        if (output < 1)
        {
            layer.Report(
                DiagnosticIds.EmptyOutput, ["Scale" + side, "Scale"], side.ToLowerInvariant(),
                FormattableString.Invariant($"floor({scale}*{size}) = {output}"), FormattableString.Invariant($"a factor of {1.0 / size} or more"));
        }

        return output;
    }

    private static long Length(int channels, double height, double width) =>
        height * width * channels < long.MaxValue / 2 ? Sizes.Product(channels, (long)height, (long)width) : long.MaxValue;
}
