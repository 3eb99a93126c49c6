using System.Globalization;
using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Layers;

/// <summary>The ways in which a window can fail to fit a map, each with its numbers.</summary>
internal static class WindowErrors
{
    public static bool Check(LayerCheck layer, Window2D window, Shape input, Rounding rounding, bool isPool) =>
        Check(layer, window, input, rounding, new WindowFit(layer.Arguments, window, input, rounding, isPool), isPool);

    private static bool Check(LayerCheck layer, Window2D window, Shape input, Rounding rounding, WindowFit fit, bool isPool) =>
        CheckSpan(layer, window, input, fit)
        && (!isPool || (CheckPadding(layer, window.Vertical, "Height", fit, ("PaddingTop", "PaddingBottom")) && CheckPadding(layer, window.Horizontal, "Width", fit, ("PaddingLeft", "PaddingRight")) && CheckTaps(layer, window, input, rounding, fit)))
        && (rounding != Rounding.None || CheckWhole(layer, window, input, fit));

    /// <summary>As in <c>a, b, or c</c>.</summary>
    public static string Or(IReadOnlyList<string> choices) =>
        string.Join(", ", choices.Select((choice, i) => i > 0 && i == choices.Count - 1 ? $"or {choice}" : choice));

    private static bool CheckSpan(LayerCheck layer, Window2D window, Shape input, WindowFit fit)
    {
        bool vertical = window.Vertical.Slack(input.Height) >= 0;
        bool horizontal = window.Horizontal.Slack(input.Width) >= 0;
        if (!vertical)
        {
            ReportSpan(layer, window.Vertical, input.Height, "Height", "row");
            layer.Offer(fit.MakeRoom());
        }

        // One argument for both sides is one mistake, unless each side has its own.
        if (!horizontal && (vertical || layer.Arguments.Has("KernelWidth")))
        {
            ReportSpan(layer, window.Horizontal, input.Width, "Width", input.IsSequence ? "element" : "column");
            layer.Offer(fit.MakeRoom());
        }

        return vertical && horizontal;
    }

    private static void ReportSpan(LayerCheck layer, WindowAxis axis, int size, string side, string unit)
    {
        long padded = (long)size + axis.Before + axis.After;
        string taps = axis.Dilation == 1 ? "" : $"{axis.Dilation}*({axis.Kernel} - 1) + 1 = ";
        List<string> remedies = [$"{Named("Kernel")} {((padded - 1) / axis.Dilation) + 1} or less"];
        if (axis.Dilation > 1 && axis.Kernel <= padded)
        {
            remedies.Add($"{Named("Dilation")} {(padded - 1) / (axis.Kernel - 1)} or less");
        }

        long missing = axis.Span - padded;
        remedies.Add($"{missing} more {unit}{(missing == 1 ? "" : "s")} of padding");
        layer.Report(
            DiagnosticIds.KernelLargerThanInput,
            ["Kernel" + side, "Kernel", "Dilation" + side, "Dilation"],
            $"{taps}{axis.Span} {unit}s",
            $"{size} + {axis.Before} + {axis.After} = {padded}",
            $"{Or(remedies)} would fit");
        string Named(string property) => layer.Arguments.Has(property + side) ? property + side : property;
    }

    private static bool CheckPadding(LayerCheck layer, WindowAxis axis, string side, WindowFit fit, (string Before, string After) names)
    {
        if (!axis.CoversInput)
        {
            string[] arguments = [axis.Before >= axis.Span ? names.Before : names.After, "Padding" + side, "Padding"];
            layer.Report(DiagnosticIds.PaddingNotSmallerThanWindow, arguments, Math.Max(axis.Before, axis.After), axis.Span, axis.Span - 1);
            layer.Offer(fit.Lower(arguments));
        }

        return axis.CoversInput;
    }

    /// <summary>Taps that lie far apart can miss a small map in every window, although padding and map together are large enough.</summary>
    private static bool CheckTaps(LayerCheck layer, Window2D window, Shape input, Rounding rounding, WindowFit fit)
    {
        bool vertical = window.Vertical.Reaches(input.Height, window.Vertical.Output(input.Height, rounding));
        bool horizontal = window.Horizontal.Reaches(input.Width, window.Horizontal.Output(input.Width, rounding));
        if (!vertical || !horizontal)
        {
            (WindowAxis axis, int size, string side, string unit) = !vertical
                ? (window.Vertical, input.Height, "Height", "row")
                : (window.Horizontal, input.Width, "Width", input.IsSequence ? "element" : "column");
            layer.Report(
                DiagnosticIds.NoTapInside, ["Dilation" + side, "Dilation", "Kernel" + side, "Kernel"],
                $"{axis.Kernel} taps at a distance of {axis.Dilation} and a padding of {axis.Before}",
                size == 1 ? $"1 {unit}" : $"{size} {unit}s",
                size * (axis.Kernel - 1L) >= Math.Max(axis.Before, axis.After) ? $"Dilation {size}" : $"Kernel{(input.IsSequence ? "" : side)} 1 without padding");
            layer.Offer(fit.Lower("Dilation" + side, "Dilation"));
        }

        return vertical && horizontal;
    }

    private static bool CheckWhole(LayerCheck layer, Window2D window, Shape input, WindowFit fit)
    {
        bool vertical = window.Vertical.IsWhole(input.Height);
        bool horizontal = window.Horizontal.IsWhole(input.Width);
        if (vertical && horizontal)
        {
            return true;
        }

        string what = (vertical, horizontal) switch
        {
            (false, true) => $"height {Formula(window.Vertical, input.Height)} is not a whole number",
            (true, false) => $"{(input.IsSequence ? "length" : "width")} {Formula(window.Horizontal, input.Width)} is not a whole number",
            _ => $"height {Formula(window.Vertical, input.Height)} and width {Formula(window.Horizontal, input.Width)} are not whole numbers",
        };
        string side = vertical ? "Width" : "Height";

        // A stride of 1 divides everything, so the stride is at fault; a pool that states none has its window's.
        layer.Report(
            DiagnosticIds.OutputNotWhole,
            ["Stride" + side, "Stride", "Kernel" + side, "Kernel"],
            what,
            fit.Advice());
        layer.Offer(fit.MakeWhole());
        return false;
    }

    /// <summary>The output size with its numbers: <c>(28 + 2*0 - 5)/2 + 1 = 12.5</c>.</summary>
    private static string Formula(WindowAxis axis, int size)
    {
        string padding = axis.Before == axis.After ? $"2*{axis.Before}" : $"{axis.Before} + {axis.After}";
        string span = axis.Dilation == 1 ? $"{axis.Kernel}" : $"({axis.Dilation}*({axis.Kernel} - 1) + 1)";
        return $"({size} + {padding} - {span})/{axis.Stride} + 1 = {Fraction(axis.Slack(size), axis.Stride)}";
    }

    /// <summary>A few decimals, but as many as it takes not to look whole.</summary>
    private static string Fraction(long slack, int stride)
    {
        decimal value = ((decimal)slack / stride) + 1;
        int decimals = 3;
        while (decimal.Round(value, decimals) == decimal.Round(value))
        {
            decimals++;
        }

        return decimal.Round(value, decimals).ToString("0.############", CultureInfo.InvariantCulture);
    }
}
