using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Layers;

/// <summary>What a window argument set means and whether it fits a map: the rule that convolutions and pools share.</summary>
internal static class WindowRule
{
    private static readonly string[] Paddings =
        ["Padding", "PaddingHeight", "PaddingWidth", "PaddingTop", "PaddingLeft", "PaddingBottom", "PaddingRight"];

    /// <summary>Reports window arguments that make no sense whatever the input is.</summary>
    public static void CheckArguments(LayerCheck layer, bool isPool)
    {
        layer.AtLeast(1, "Kernel", "KernelHeight", "KernelWidth", "Stride", "StrideHeight", "StrideWidth", "Dilation", "DilationHeight", "DilationWidth");
        layer.AtLeast(0, Paddings);
        layer.InRange("AutoPad", value => value is 0 or 1 or 2, "AutoPad.None, Same or SameLower");
        layer.InRange("Rounding", value => value is 0 or 1 or 2, "Rounding.None, Floor or Ceiling");
        CheckKernel(layer.Arguments, layer, isPool);
        if (layer.Arguments.Int("AutoPad", 0) != 0 && Paddings.FirstOrDefault(layer.Arguments.Has) is { } padding)
        {
            layer.Report(DiagnosticIds.ConflictingArguments, [padding], "AutoPad", padding);
            layer.Offer(Remedy.Remove(padding), Remedy.Remove("AutoPad"));
        }

        if (layer.Arguments.Int("Rounding", 0) == (int)Rounding.Ceiling && !isPool)
        {
            layer.Report(
                DiagnosticIds.UnsupportedRounding, ["Rounding"], Rounding.Ceiling, "a convolution", "only pools round up; use Rounding.Floor, or padding that makes the size whole");
            layer.Offer(Remedy.Set("Rounding", "Rounding.Floor"));
        }
    }

    /// <summary>The window and its output height and width on <paramref name="input"/>, or null when a problem was reported.</summary>
    /// <param name="layer">The layer, its arguments sound.</param>
    /// <param name="input">A map, or a sequence, which is a map of one row.</param>
    /// <param name="isPool">Whether the stride defaults to the window, padding must be smaller than it, and sizes may be rounded up.</param>
    public static (Window2D Window, int Height, int Width, Rounding Rounding)? Apply(LayerCheck layer, Shape input, bool isPool)
    {
        Window2D stated = Read(layer.Arguments, input, isPool);
        if (AutoPad(layer, stated.Vertical, "Height", input.Height) is not { } vertical
            || AutoPad(layer, stated.Horizontal, "Width", input.Width) is not { } horizontal)
        {
            return null;
        }

        Window2D window = new(vertical, horizontal);
        Rounding rounding = ReadRounding(layer);
        return WindowErrors.Check(layer, window, input, rounding, isPool) ? Measure(layer, window, input, rounding) : null;
    }

    /// <summary>The window as stated, AutoPad aside.</summary>
    public static Window2D Read(LayerArguments stated, Shape input, bool isPool) => new(
        input.IsSequence ? WindowAxis.One : ReadAxis(stated, "Height", "PaddingTop", "PaddingBottom", isPool),
        ReadAxis(stated, "Width", "PaddingLeft", "PaddingRight", isPool));

    private static (Window2D Window, int Height, int Width, Rounding Rounding)? Measure(LayerCheck layer, Window2D window, Shape input, Rounding rounding)
    {
        long height = window.Vertical.Output(input.Height, rounding);
        long width = window.Horizontal.Output(input.Width, rounding);
        long padded = Sizes.Product(
            input.Channels,
            (long)input.Height + window.Vertical.Before + window.Vertical.After,
            (long)input.Width + window.Horizontal.Before + window.Horizontal.After);
        return layer.Fits(padded, "its padded input", Paddings) && layer.Fits(Sizes.Product(input.Channels, height, width), "its output", Paddings)
            ? (window, (int)height, (int)width, rounding)
            : null;
    }

    private static Rounding ReadRounding(LayerCheck layer)
    {
        Rounding stated = (Rounding)layer.Arguments.Int("Rounding", 0);
        Rounding rounding = stated == Rounding.None ? layer.NetworkRounding : stated;

        // AutoPad defines the output as ceil(input/stride), so there is nothing to be whole.
        return rounding == Rounding.None && layer.Arguments.Int("AutoPad", 0) != 0 ? Rounding.Floor : rounding;
    }

    private static void CheckKernel(LayerArguments stated, LayerCheck layer, bool isPool)
    {
        if (!stated.Has("Kernel") && !(stated.Has("KernelHeight") && stated.Has("KernelWidth")))
        {
            (string what, string missing) = stated.Has("KernelHeight") ? ("kernel width", "KernelWidth")
                : stated.Has("KernelWidth") ? ("kernel height", "KernelHeight") : ("kernel", "Kernel");
            layer.Report(DiagnosticIds.MissingKernel, ["KernelHeight", "KernelWidth"], what, missing);
            int[] sizes = missing == "Kernel" ? isPool ? [2, 3] : [3, 1] : [stated.FirstInt(1, "KernelHeight", "KernelWidth")];
            layer.Offer(Fitting.Remedies(missing, sizes.Select(size => (long)size)));
        }
    }

    private static WindowAxis ReadAxis(LayerArguments stated, string side, string before, string after, bool isPool)
    {
        int kernel = stated.FirstInt(1, "Kernel" + side, "Kernel");
        return new WindowAxis(
            kernel,
            stated.FirstInt(isPool ? kernel : 1, "Stride" + side, "Stride"),
            stated.FirstInt(0, before, "Padding" + side, "Padding"),
            stated.FirstInt(0, after, "Padding" + side, "Padding"),
            stated.FirstInt(1, "Dilation" + side, "Dilation"));
    }

    /// <summary>
    /// ONNX's SAME: enough padding for ceil(size/stride) outputs, an odd one behind (SAME_UPPER) or before (SAME_LOWER).
    /// The axis as it is without AutoPad; null when the padding would be beyond every size.
    /// </summary>
    private static WindowAxis? AutoPad(LayerCheck layer, WindowAxis axis, string side, int size)
    {
        int autoPad = layer.Arguments.Int("AutoPad", 0);
        if (autoPad == 0)
        {
            return axis;
        }

        long outputs = ((long)size + axis.Stride - 1) / axis.Stride;
        long total = Math.Max(0, ((outputs - 1) * axis.Stride) + axis.Span - size);
        if (!layer.Fits(total, "its padding", "Kernel" + side, "Kernel", "Dilation" + side, "Dilation"))
        {
            return null;
        }

        int smaller = (int)total / 2;
        int larger = (int)total - smaller;
        return autoPad == 1 ? axis with { Before = smaller, After = larger } : axis with { Before = larger, After = smaller };
    }
}
