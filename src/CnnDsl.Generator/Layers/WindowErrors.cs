using System.Globalization;
using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Layers;

/// <summary>The ways in which a window can fail to fit a map, each with its numbers.</summary>
internal static class WindowErrors
{
    public static bool Check(LayerCheck layer, Window2D window, Shape input, Rounding rounding, bool isPool) =>
        CheckSpan(layer, window, input)
        && (!isPool || CheckPadding(layer, window))
        && (rounding != Rounding.None || CheckWhole(layer, window, input, isPool));

    private static bool CheckSpan(LayerCheck layer, Window2D window, Shape input)
    {
        bool vertical = window.Vertical.Slack(input.Height) >= 0;
        bool horizontal = window.Horizontal.Slack(input.Width) >= 0;
        if (vertical && horizontal)
        {
            return true;
        }

        (WindowAxis axis, int size, string side) = vertical ? (window.Horizontal, input.Width, "Width") : (window.Vertical, input.Height, "Height");
        string unit = vertical ? "columns" : "rows";
        string span = axis.Dilation == 1
            ? $"{axis.Kernel} {unit}"
            : $"{axis.Dilation}*({axis.Kernel} - 1) + 1 = {axis.Span} {unit}";
        long padded = (long)size + axis.Before + axis.After;
        long largest = Math.Max(1, ((padded - 1) / axis.Dilation) + 1);
        string dilation = axis.Dilation > 1 && axis.Kernel <= padded ? $", Dilation {(padded - 1) / Math.Max(1, axis.Kernel - 1)} or less" : "";
        layer.Report(
            DiagnosticIds.KernelLargerThanInput,
            ["Kernel" + side, "Kernel", "Dilation" + side, "Dilation"],
            span,
            $"{size} + {axis.Before} + {axis.After} = {padded}",
            $"Kernel {largest} or less{dilation}, or {axis.Span - padded} more of padding fits");
        return false;
    }

    private static bool CheckPadding(LayerCheck layer, Window2D window)
    {
        bool good = true;
        foreach ((WindowAxis axis, string side, string before, string after) in new[]
        {
            (window.Vertical, "Height", "PaddingTop", "PaddingBottom"),
            (window.Horizontal, "Width", "PaddingLeft", "PaddingRight"),
        })
        {
            int most = Math.Max(axis.Before, axis.After);
            if (most >= axis.Span && good)
            {
                string[] arguments = axis.Before >= axis.Span ? [before, "Padding" + side, "Padding"] : [after, "Padding" + side, "Padding"];
                layer.Report(DiagnosticIds.PaddingNotSmallerThanWindow, arguments, most, axis.Span, axis.Span - 1);
                good = false;
            }
        }

        return good;
    }

    private static bool CheckWhole(LayerCheck layer, Window2D window, Shape input, bool isPool)
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
            (true, false) => $"width {Formula(window.Horizontal, input.Width)} is not a whole number",
            _ => $"height {Formula(window.Vertical, input.Height)} and width {Formula(window.Horizontal, input.Width)} are not whole numbers",
        };
        string side = vertical ? "Width" : "Height";

        // A stride of 1 divides everything, so the stride is at fault; a pool that states none has its window's.
        layer.Report(DiagnosticIds.OutputNotWhole, ["Stride" + side, "Stride", "Kernel" + side, "Kernel"], what, WindowFit.Suggest(window, input, isPool));
        return false;
    }

    /// <summary>The output size with its numbers: <c>(28 + 2*0 - 5)/2 + 1 = 12.5</c>.</summary>
    private static string Formula(WindowAxis axis, int size)
    {
        string padding = axis.Before == axis.After ? $"2*{axis.Before}" : $"{axis.Before} + {axis.After}";
        string span = axis.Dilation == 1 ? $"{axis.Kernel}" : $"({axis.Dilation}*({axis.Kernel} - 1) + 1)";
        string value = (((double)axis.Slack(size) / axis.Stride) + 1).ToString("0.###", CultureInfo.InvariantCulture);
        return $"({size} + {padding} - {span})/{axis.Stride} + 1 = {value}";
    }
}
