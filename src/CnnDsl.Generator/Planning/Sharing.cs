using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Planning;

/// <summary>
/// Into how many parts each step may be split for several threads, and along what. Threads wait for each other behind every step anyway, split
/// or not, so a part need not be long: a third of a microsecond of work. Whether threads pay at all is found out where they run.
/// </summary>
internal sealed class Sharing
{
    /// <summary>Multiply-adds of a part: about a third of a microsecond on 16 lanes.</summary>
    private const long PartMultiplyAdds = 1 << 15;

    /// <summary>Weights of a part that are used but once, so that memory sets the pace.</summary>
    private const long PartWeights = 1 << 13;

    /// <summary>Elements of a part that little is done with.</summary>
    private const long PartElements = 1 << 12;

    /// <summary>A depthwise convolution's multiply-adds take so many times as long as others: its inputs set the pace.</summary>
    private const int DepthwiseCost = 4;

    /// <summary>
    /// A float that another core has just written costs about so many times what one of a stream of weights does. So a convolution is
    /// split by pixels, of which a thread has written those that it reads, until all weights are so many times the inputs.
    /// </summary>
    private const int ForeignCost = 8;

    private const int MostParts = 512;

    /// <summary>Kernels that take a part and do little with each element, with what that is beside a copy of blocks.</summary>
    private static readonly Dictionary<string, int> Costs = new(StringComparer.Ordinal)
    {
        ["Elementwise.Run"] = 1, ["BatchNorm.Run"] = 1, ["PReLU.Run"] = 1, ["Arithmetic.Run"] = 1, ["Pad.Run"] = 1, ["ChannelScale.Run"] = 1, ["Channels.Copy"] = 1, ["Upsample.Run"] = 2,
        ["MaxPool2D.Run"] = 1, ["AvgPool2D.Run"] = 1, ["AdaptiveAvgPool2D.Run"] = 1, ["GlobalAvgPool2D.Run"] = 1, ["GlobalMaxPool2D.Run"] = 1,
        ["Layouts.Pack"] = 4, ["Layouts.Unpack"] = 4, ["Layouts.CopyPlanar"] = 1, ["Layouts.Subsample"] = 1, ["Layouts.Deinterleave"] = 4, ["Transpose.Run"] = 4,
        ["Softmax.Run"] = 4, ["Softmax.RunAcross"] = 4, ["LayerNorm.Run"] = 4, ["LayerNorm.RunChannels"] = 8, ["L2Normalize.Run"] = 2, ["LRN.Run"] = 16,
    };

    /// <summary>Kernels that take a part and are made of multiply-adds.</summary>
    private static readonly HashSet<string> Products = new(StringComparer.Ordinal)
    {
        "MatMul.Run", "DenseLast.Run", "ConvTranspose2D.Run", "DepthwiseConvTranspose2D.Run", "RowConv2D.RunMaxPool",
    };

    /// <summary>Buffers of whose channels each thread has written some.</summary>
    private readonly HashSet<int> _byFilters = [];

    private Sharing()
    {
    }

    /// <summary>The steps with their parts.</summary>
    public static EquatableArray<Step> Split(IEnumerable<Step> steps)
    {
        Sharing sharing = new();
        return steps.Select(sharing.Split).ToEquatableArray();
    }

    private Step Split(Step step)
    {
        Step split = step.Operands.OfType<WorkOperand>().FirstOrDefault() switch
        {
            ConvolutionOperand { Kernel: var kernel } => SplitDirect(step, kernel),
            WinogradOperand { Kernel: var kernel, Plan: var plan } => SplitWinograd(step, kernel, plan),
            DenseOperand dense => step with { Parts = Parts(Sizes.Product(dense.Features, dense.Units), PartWeights) },
            _ => step with { Parts = PartsByKernel(step) },
        };
        bool isByFilters = split.IsSplitByChannels || split.Operands.OfType<ConvolutionOperand>().Any(operand => operand.Kernel.IsSplitByFilters);
        _ = isByFilters ? _byFilters.Add(step.Writes) : _byFilters.Remove(step.Writes);
        return split with { IsSplitByChannels = isByFilters };
    }

    /// <summary>Parts that the products of Winograd's tiles are worth.</summary>
    public static int PartsOf(ConvolutionKernel kernel, WinogradPlan plan) =>
        Parts(Sizes.Product(plan.Tiles, plan.Points, kernel.Input.Shape.Channels, kernel.Output.Shape.Channels), PartMultiplyAdds);

    private static Step SplitWinograd(Step step, ConvolutionKernel kernel, WinogradPlan plan)
    {
        int parts = PartsOf(kernel, plan);
        int blocks = (plan.Tiles + plan.Block - 1) / plan.Block;
        return step.Method.Type switch
        {
            "WinogradProducts" => step with { Parts = Math.Min(parts, plan.Points) },
            "WinogradOutputs" => step with { Parts = Parts(step.Elements, PartElements), IsSplitByChannels = true },
            _ => step with { Parts = parts, Blocks = blocks, IsSplitByChannels = blocks == 1 },
        };
    }

    private Step SplitDirect(Step step, ConvolutionKernel kernel)
    {
        long weights = Sizes.Product(kernel.Output.Shape.Channels, kernel.Input.Shape.Channels / kernel.Groups, kernel.Window.Taps);
        bool isByFilters = kernel.IsDepthwise
            ? step.Operands.OfType<BufferOperand>().Take(1).Any(input => _byFilters.Contains(input.Buffer))
            : weights > ForeignCost * kernel.Input.Shape.Length;
        ConvolutionOperand operand = new(kernel with { IsSplitByFilters = isByFilters });
        return step with
        {
            Operands = step.Operands.Select(old => old is ConvolutionOperand ? operand : old).ToEquatableArray(),
            Parts = Parts(MultiplyAdds(kernel) * (kernel.IsDepthwise ? DepthwiseCost : 1), PartMultiplyAdds),
        };
    }

    private static int PartsByKernel(Step step)
    {
        string kernel = $"{step.Method.Type}.{step.Method.Method}";
        if (Products.Contains(kernel))
        {
            return Parts(step.MultiplyAdds, PartMultiplyAdds);
        }

        long elements = Math.Max(step.Elements, step.Operands.OfType<LayoutOperand>().Select(layout => layout.Place.Shape.Length).DefaultIfEmpty().Max());
        return Costs.TryGetValue(kernel, out int cost) ? Parts(elements * cost, PartElements) : 1;
    }

    private static long MultiplyAdds(ConvolutionKernel kernel) =>
        Sizes.Product(kernel.Output.Shape.Length, kernel.Input.Shape.Channels / kernel.Groups, kernel.Window.Taps);

    private static int Parts(long work, long part) => (int)Math.Max(1, Math.Min(MostParts, work / part));
}
