using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>Transposed 2-D convolution: C x H x W -> filters x OH x OW, weights C x filters/groups x FH x FW.</summary>
internal sealed class ConvTranspose2D : LayerKind
{
    public override string Name => "ConvTranspose2D";

    public override string Prefix => "convtranspose";

    public override LayerDocumentation Documentation => new(
        "Convolutions", "each x is spread over FH x FW outputs, weight * x, S apart; + bias",
        "C x H x W -> Filters x OH x OW, OH = (H - 1)*S - top - bottom + D*(FH - 1) + OP + 1")
    {
        Weights = ["weight: C x Filters/Groups x FH x FW", "bias: Filters"],
        Onnx = "ConvTranspose",
        PyTorch = "ConvTranspose2d",
    };

    public override void CheckArguments(LayerCheck layer)
    {
        layer.AtLeast(1, "Filters", "Groups", "InChannels");
        layer.AtLeast(0, "OutputPadding", "OutputPaddingHeight", "OutputPaddingWidth");
        WindowRule.CheckArguments(layer, isPool: false);
        if (layer.IsSound)
        {
            Window2D window = WindowRule.Read(layer.Arguments, Shape.Map(1, 1, 1), isPool: false);
            CheckOutputPadding(layer, window.Vertical, "Height");
            if (layer.IsSoundOrStates("OutputPaddingWidth"))
            {
                CheckOutputPadding(layer, window.Horizontal, "Width");
            }
        }
    }

    public override LayerFacts? Check(LayerCheck layer, Shape input)
    {
        if (!layer.IsSound || !layer.NeedsMap(input))
        {
            return null;
        }

        (int filters, int groups) = (layer.Arguments.Int("Filters", 1), layer.Arguments.Int("Groups", 1));
        Conv2D.CheckChannels(layer, input);
        Conv2D.CheckGroups(layer, input, filters, groups);
        Window2D window = WindowRule.Read(layer.Arguments, input, isPool: false);
        long height = Output(layer, window.Vertical, input.Height, "Height");
        long width = height > 0 || layer.IsSoundOrStates("PaddingWidth", "PaddingLeft", "PaddingRight") ? Output(layer, window.Horizontal, input.Width, "Width") : 0;
        long weights = Sizes.Product(input.Channels, filters / groups, window.Taps);
        bool fits = height > 0 && width > 0 && layer.Fits(height, "its height") && layer.Fits(width, "its width")
            && layer.Fits(Sizes.Product(filters, height, width), "its output", "Filters") && layer.Fits(weights, "its weight", "Filters");
        return fits ? Facts(layer, input, Shape.Map(filters, (int)height, (int)width), window, groups) : null;
    }

    private static LayerFacts Facts(LayerCheck layer, Shape input, Shape output, Window2D window, int groups)
    {
        bool bias = layer.Arguments.Flag("Bias", true);
        WeightAxis count = WeightAxis.Of(groups == 1 ? "filters" : "filters a group", "Filters", "Groups");
        WeightSpec weight = WeightSpec.Of("weight", input.Channels, output.Channels / groups, window.Vertical.Kernel, window.Horizontal.Kernel) with
        {
            Axes = EquatableArray.Of(WeightAxis.Of("channels", "InChannels"), count, WeightAxis.Rows, WeightAxis.Columns),
        };
        WeightSpec biases = WeightSpec.Of("bias", output.Channels) with { Axes = EquatableArray.Of(WeightAxis.Of("filters", "Filters")) };
        return new LayerFacts(output, new ConvTransposeOperation(window, output.Channels, groups, bias))
        {
            Weights = (bias ? [weight, biases] : new[] { weight }).ToEquatableArray(),
            MultiplyAdds = Sizes.Product(input.Length, output.Channels / groups, window.Taps),
            Arguments = new Argument[]
            {
                new("Filters", output.Channels), new("Groups", groups), new("Bias", bias ? 1 : 0),
                new("OutputPaddingHeight", OutputPadding(layer, "Height")), new("OutputPaddingWidth", OutputPadding(layer, "Width")),
            }.Concat(window.ToArguments(Rounding.None, input).Where(argument => argument.Name != "Rounding")).ToEquatableArray(),
        };
    }

    private static int OutputPadding(LayerCheck layer, string side) => layer.Arguments.FirstInt(0, "OutputPadding" + side, "OutputPadding");

    /// <summary>What the output has more must still be reached by a tap's step, else it is nothing but bias: PyTorch's rule.</summary>
    private static void CheckOutputPadding(LayerCheck layer, WindowAxis axis, string side)
    {
        int padding = OutputPadding(layer, side);
        if (padding >= Math.Max(axis.Stride, axis.Dilation))
        {
            string name = layer.Arguments.Has("OutputPadding" + side) ? "OutputPadding" + side : "OutputPadding";
            layer.Report(DiagnosticIds.OutOfRange, [name], name, padding, $"less than the stride {axis.Stride} or the dilation {axis.Dilation}");
            layer.Offer(Remedy.Set(name, Math.Max(axis.Stride, axis.Dilation) - 1));
        }
    }

    /// <summary>OH or OW; reports when padding cuts off all of it.</summary>
    private static long Output(LayerCheck layer, WindowAxis axis, int size, string side)
    {
        int more = OutputPadding(layer, side);
        long whole = ((size - 1L) * axis.Stride) + axis.Span + more;
        long output = whole - axis.Before - axis.After;
        if (output < 1)
        {
            (string before, string after) = side == "Height" ? ("PaddingTop", "PaddingBottom") : ("PaddingLeft", "PaddingRight");
            layer.Report(
                DiagnosticIds.EmptyOutput, [before, after, "Padding" + side, "Padding"], side.ToLowerInvariant(),
                $"({size} - 1)*{axis.Stride} + {axis.Span} + {more} - {axis.Before} - {axis.After} = {output}", $"a padding of {whole - 1} or less altogether");
            (string Name, long Most)[] remedies = [(before, whole - 1 - axis.After), (after, whole - 1 - axis.Before), ("Padding" + side, (whole - 1) / 2), ("Padding", (whole - 1) / 2)];
            layer.Offer(remedies.Where(remedy => remedy.Most >= 0 && layer.Arguments.Has(remedy.Name)).Select(remedy => Remedy.Set(remedy.Name, remedy.Most)));
        }

        return output;
    }
}
