using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>2-D convolution: C x H x W -> filters x OH x OW, weights filters x C/groups x FH x FW.</summary>
internal sealed class Conv2D : LayerKind
{
    public override string Name => "Conv2D";

    public override string Prefix => "conv";

    public override LayerDocumentation Documentation => new("Convolutions", "y[f, i, j] = bias[f] + sum over c, u, v of weight[f, c, u, v] * x[c, i*S + u*D - top, j*S + v*D - left]", "C x H x W -> Filters x OH x OW, OH = (H + top + bottom - D*(FH - 1) - 1)/S + 1")
    {
        Weights = ["weight: Filters x C/Groups x FH x FW", "bias: Filters"],
        Onnx = "Conv",
        PyTorch = "Conv2d",
    };

    public override void CheckArguments(LayerCheck layer) => CheckConvolution(layer);

    public override LayerFacts? Check(LayerCheck layer, Shape input) => layer.IsSound && layer.NeedsMap(input) ? CheckShape(layer, input) : null;

    public static void CheckConvolution(LayerCheck layer)
    {
        layer.AtLeast(1, "Filters", "Groups", "InChannels");
        WindowRule.CheckArguments(layer, isPool: false);
    }

    /// <summary>The convolution of a map or a sequence.</summary>
    public static LayerFacts? CheckShape(LayerCheck layer, Shape input)
    {
        int filters = layer.Arguments.Int("Filters", 1);
        int groups = layer.Arguments.Int("Groups", 1);
        CheckChannels(layer, input);
        CheckGroups(layer, input, filters, groups);
        return Convolve(layer, input, filters, groups, []);
    }

    /// <summary>Stated InChannels must be the input's.</summary>
    public static void CheckChannels(LayerCheck layer, Shape input)
    {
        int stated = layer.Arguments.Int("InChannels", input.Channels);
        if (stated != input.Channels)
        {
            layer.Report(DiagnosticIds.ChannelMismatch, ["InChannels"], stated, input, input.Channels);
            layer.Offer(Remedy.Set("InChannels", input.Channels), Remedy.Remove("InChannels"));
        }
    }

    /// <summary>The part that convolutions of all kinds share.</summary>
    public static LayerFacts? Convolve(LayerCheck layer, Shape input, int filters, int groups, IEnumerable<Argument> more)
    {
        if (WindowRule.Apply(layer, input, isPool: false) is not var (window, height, width, rounding))
        {
            return null;
        }

        Shape output = input.Resized(filters, height, width);
        int channels = input.Channels / groups;
        long perOutput = Sizes.Product(channels, window.Taps);
        if (!layer.Fits(output.Length, $"its output {output}", "Filters") || !layer.Fits(Sizes.Product(filters, perOutput), "its weight", "Filters"))
        {
            return null;
        }

        bool bias = layer.Arguments.Flag("Bias", true);
        WeightAxis count = WeightAxis.Of("filters", "Filters", "Multiplier");
        WeightAxis depth = WeightAxis.Of(groups == 1 ? "channels" : "channels a group", "InChannels", "Groups");
        WeightSpec weight = input.IsSequence
            ? WeightSpec.Of("weight", filters, channels, window.Horizontal.Kernel) with { Axes = EquatableArray.Of(count, depth, WeightAxis.Columns with { Noun = "taps" }) }
            : WeightSpec.Of("weight", filters, channels, window.Vertical.Kernel, window.Horizontal.Kernel) with
            {
                Axes = EquatableArray.Of(count, depth, WeightAxis.Rows, WeightAxis.Columns),
            };
        WeightSpec biases = WeightSpec.Of("bias", filters) with { Axes = EquatableArray.Of(count) };
        return new LayerFacts(output, new ConvolutionOperation(window, filters, groups, bias))
        {
            Weights = (bias ? [weight, biases] : new[] { weight }).ToEquatableArray(),
            MultiplyAdds = Sizes.Product(output.Length, perOutput),
            Arguments = new Argument[] { new("Filters", filters), new("Groups", groups), new("Bias", bias ? 1 : 0) }
                .Concat(more).Concat(window.ToArguments(rounding, input)).ToEquatableArray(),
        };
    }

    public static void CheckGroups(LayerCheck layer, Shape input, int filters, int groups)
    {
        if (input.Channels % groups == 0 && filters % groups == 0)
        {
            return;
        }

        string what = (input.Channels % groups, filters % groups) switch
        {
            (0, _) => $"the {filters} filters",
            (_, 0) => $"the {input.Channels} input channels",
            _ => $"the {input.Channels} input channels and the {filters} filters",
        };
        ReportGroups(layer, groups, what, input.Channels, filters);
    }

    /// <summary>Reports groups that do not divide, with the nearest that divide both; 0 is divided by all.</summary>
    public static void ReportGroups(LayerCheck layer, int groups, string what, int channels, int filters)
    {
        long[] nearest = [.. Sizes.CommonDivisors(channels, filters).OrderBy(g => Math.Abs(g - groups)).Take(4)];
        layer.Report(DiagnosticIds.GroupsDoNotDivide, ["Groups"], groups, what, Fitting.Numbers("Groups", [.. nearest.OrderBy(g => g)]));
        layer.Offer(Fitting.Remedies("Groups", nearest));
    }
}
