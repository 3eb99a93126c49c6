using CnnDsl.Generator.Layers;
using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Planning;

/// <summary>
/// A convolution of few filters and the 2 x 2 max pool behind it, whose lanes are pixels of a row: the first layer of small networks.
/// A vector of filters would be empty for the most part.
/// </summary>
internal static class RowConvolution
{
    /// <summary>Filters up to which half of a vector of 16 lanes is empty.</summary>
    private const int MostFilters = 8;

    /// <summary>Columns after the pool from which on half of a vector is full.</summary>
    private const int LeastWidth = 8;

    /// <summary>Floats of the widest vector.</summary>
    private const int Lanes = 16;

    /// <summary>Whether the kernel takes in a layer behind the convolution: it reads planes, pools, and its readers read planes again.</summary>
    public static bool Takes(CheckedNetwork network, FusedLayer fused, Node pool, IEnumerable<Node> readers) =>
        fused is { Slopes: null, Added: null, Pool: null }
        && fused.Main.Facts.Operation is ConvolutionOperation { Groups: 1, Filters: <= MostFilters } convolution
        && IsPlain(convolution.Window)
        && network.Nodes[fused.Input] is { IsInput: true } or { Facts.Operation.IsPlanar: true }
        && IsQuadPool(pool, fused.Main.Output)
        && pool.Output.Width >= LeastWidth
        && readers.All(reader => reader.Facts.Operation is ConvolutionOperation { Groups: 1 } or ReshapeOperation);

    /// <summary>
    /// The frame that the kernel wants round its input: the padding, and rows for what its vectors read behind the last. Of each row they
    /// read two vectors and a row of taps from twice the column at which the last of them stands.
    /// </summary>
    public static Frame FrameFor(Shape input, Shape pooled, Window2D window)
    {
        int row = window.Horizontal.Before + input.Width + window.Horizontal.After;
        int beyond = (2 * Math.Max(pooled.Width, Lanes)) + window.Horizontal.Kernel - row;
        return new Frame(window.Vertical.Before, window.Horizontal.Before, window.Vertical.After + Math.Max(0, (beyond + row - 1) / row), window.Horizontal.After);
    }

    public static void Lower(PlanBuilder plan, FusedLayer layer, ConvolutionOperation convolution)
    {
        int from = plan.Values.Framed(layer.Input);
        MapPlace source = plan.Values.PlaceOf(layer.Input, from);
        Node pool = layer.Pool!;
        int to = plan.NewPlanes(layer, canBeOutput: false);
        (long weights, long bias) = plan.Weights.AddRows(layer, convolution, Slots(convolution.Filters), source.Shape.Channels);
        int origin = ((source.Frame.Top - convolution.Window.Vertical.Before) * source.RowStride) + source.Frame.Left - convolution.Window.Horizontal.Before;
        plan.AddStep(layer, to, new Callee("RowConv2D", "RunMaxPool", Activation: layer.Activation ?? PlanBuilder.Identity) { CanCompileEarly = true },
        [
            plan.Values.At(from, origin), new WeightsOperand(weights), new WeightsOperand(bias), plan.Values.Start(to),
            new RowConvolutionOperand(source, convolution, pool.Output),
        ], reason: Reason.AlongRows(convolution.Filters));
    }

    /// <summary>Filters as the kernel has them together, threes and pairs: a single one stands twice.</summary>
    private static int Slots(int filters) => Math.Max(filters, 2);

    /// <summary>Whether a layer is a 2 x 2 max pool of stride 2 whose windows lie inside of its input.</summary>
    public static bool IsQuadPool(Node pool, Shape input) =>
        pool.Facts.Operation is KernelOperation { Kernel: "MaxPool2D" } max && max.Extra.Contains(new WindowOperand(Quad))
        && pool.Output.Height == input.Height / 2 && pool.Output.Width == input.Width / 2;

    private static Window2D Quad { get; } = new(new WindowAxis(2, 2, 0, 0, 1), new WindowAxis(2, 2, 0, 0, 1));

    private static bool IsPlain(Window2D window) =>
        window is { Vertical: { Stride: 1, Dilation: 1 }, Horizontal: { Stride: 1, Dilation: 1 } };
}
