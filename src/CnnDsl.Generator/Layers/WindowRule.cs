using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Layers;

/// <summary>What a window argument set means and whether it fits a map: the rule that convolutions and pools share.</summary>
internal static class WindowRule
{
    private static readonly string[] Paddings =
        ["Padding", "PaddingHeight", "PaddingWidth", "PaddingTop", "PaddingLeft", "PaddingBottom", "PaddingRight"];

    /// <summary>The window and its output height and width on <paramref name="input"/>, or null when a problem was reported.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="input">A map.</param>
    /// <param name="isPool">Whether the stride defaults to the window, padding must be smaller than it, and sizes may be rounded up.</param>
    public static (Window2D Window, int Height, int Width, Rounding Rounding)? Apply(LayerCheck layer, Shape input, bool isPool)
    {
        if (!CheckRanges(layer) || ReadRounding(layer, isPool) is not { } rounding || !CheckKernel(layer))
        {
            return null;
        }

        bool isSame = layer.Arguments.Int("AutoPad", 0) != 0;
        Window2D window = new(
            ReadAxis(layer.Arguments, "Height", "PaddingTop", "PaddingBottom", input.Height, isPool),
            ReadAxis(layer.Arguments, "Width", "PaddingLeft", "PaddingRight", input.Width, isPool));

        // AutoPad defines the output as ceil(input/stride), so there is nothing to be whole.
        rounding = isSame && rounding == Rounding.None ? Rounding.Floor : rounding;
        if (!WindowErrors.Check(layer, window, input, rounding, isPool))
        {
            return null;
        }

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

    private static bool CheckRanges(LayerCheck layer)
    {
        bool inRange = layer.AtLeast(1, "Kernel", "KernelHeight", "KernelWidth", "Stride", "StrideHeight", "StrideWidth", "Dilation", "DilationHeight", "DilationWidth");
        inRange &= layer.AtLeast(0, Paddings);
        foreach ((string name, string values) in new[] { ("AutoPad", "AutoPad.None, Same or SameLower"), ("Rounding", "Rounding.None, Floor or Ceiling") })
        {
            if (layer.Arguments.Int(name, 0) is < 0 or > 2)
            {
                layer.Report(DiagnosticIds.OutOfRange, [name], name, layer.Arguments.Int(name, 0), values);
                inRange = false;
            }
        }

        string? padding = Paddings.FirstOrDefault(layer.Arguments.Has);
        if (layer.Arguments.Int("AutoPad", 0) != 0 && padding is not null)
        {
            layer.Report(DiagnosticIds.ConflictingArguments, [padding], "AutoPad", padding);
            inRange = false;
        }

        return inRange;
    }

    private static Rounding? ReadRounding(LayerCheck layer, bool isPool)
    {
        Rounding stated = (Rounding)layer.Arguments.Int("Rounding", 0);
        if (stated == Rounding.Ceiling && !isPool)
        {
            layer.Report(DiagnosticIds.UnsupportedRounding, ["Rounding"], stated, "a convolution", "only pools round up; use Rounding.Floor, or padding that makes the size whole");
            return null;
        }

        return stated == Rounding.None ? layer.NetworkRounding : stated;
    }

    private static bool CheckKernel(LayerCheck layer)
    {
        LayerArguments stated = layer.Arguments;
        bool known = stated.Has("Kernel") || (stated.Has("KernelHeight") && stated.Has("KernelWidth"));
        if (!known)
        {
            string missing = stated.Has("KernelHeight") ? "KernelWidth" : stated.Has("KernelWidth") ? "KernelHeight" : "Kernel";
            layer.Report(DiagnosticIds.MissingKernel, [], $"{missing} = ...");
        }

        return known;
    }

    private static WindowAxis ReadAxis(LayerArguments stated, string side, string before, string after, int size, bool isPool)
    {
        int kernel = stated.FirstInt(1, "Kernel" + side, "Kernel");
        int stride = stated.FirstInt(isPool ? kernel : 1, "Stride" + side, "Stride");
        int dilation = stated.FirstInt(1, "Dilation" + side, "Dilation");
        WindowAxis axis = new(
            kernel, stride, stated.FirstInt(0, before, "Padding" + side, "Padding"), stated.FirstInt(0, after, "Padding" + side, "Padding"), dilation);
        int autoPad = stated.Int("AutoPad", 0);
        if (autoPad == 0)
        {
            return axis;
        }

        // ONNX's SAME: enough padding for ceil(size/stride) outputs, an odd one behind (SAME_UPPER) or before (SAME_LOWER).
        long outputs = ((long)size + stride - 1) / stride;
        int total = (int)Math.Max(0, ((outputs - 1) * stride) + axis.Span - size);
        int smaller = total / 2;
        return autoPad == 1
            ? axis with { Before = smaller, After = total - smaller }
            : axis with { Before = total - smaller, After = smaller };
    }
}
