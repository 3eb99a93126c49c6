using CnnDsl.Generator.Layers;
using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Planning;

/// <summary>Lowers convolutions and dense layers.</summary>
internal sealed class WeightedLowering(PlanBuilder plan)
{
    public void Convolve(FusedLayer layer, ConvolutionOperation convolution)
    {
        if (layer.IsAlongRows)
        {
            RowConvolution.Lower(plan, layer, convolution);
            return;
        }

        bool isDepthwise = convolution.Groups > 1 && convolution.Groups == convolution.Filters && convolution.Groups == plan.Values.ShapeOf(layer.Input).Channels;
        WinogradPlan? winograd = plan.Values.Demands.WinogradOf(layer, convolution);
        int from = plan.Values.IsPlanarOnly(layer.Input) && !isDepthwise && winograd is null ? plan.Values.Framed(layer.Input) : plan.Values.Blocked(layer.Input);
        MapPlace source = plan.Values.PlaceOf(layer.Input, from);
        int to = plan.Values.NewMap(layer.Output, layer.Main.Name);
        MapPlace written = plan.Values.Buffers.Places[to];
        MapPlace? added = layer.Added is { } value ? plan.Values.PlaceOf(value, plan.Values.Blocked(value)) : null;
        ConvolutionKernel kernel = new ConvolutionKernel(
            source, layer.Pool is null ? written : new MapPlace(layer.Main.Output, true, Frame.None), convolution.Window, convolution.Groups, ExtraOf(layer, added))
        {
            Winograd = winograd,
            Pooled = layer.Pool is null ? null : written,
            Added = added,
        }.WithTiles();
        (from, kernel) = Gather(layer, from, kernel);

        (long weights, long bias) = plan.Weights.AddConvolution(layer, convolution, kernel);
        Operand extra = layer.Slopes is { } slopes ? new WeightsOperand(plan.Weights.AddSlopes(slopes, slopes.Output.Channels))
            : layer.Added is { } other ? plan.Values.Start(plan.Values.Blocked(other)) : new NullOperand();
        Operand packed = layer.Factors is { } factors ? Scale(layer, factors, kernel, new WeightsOperand(weights)) : new WeightsOperand(weights);
        Operand[] operands =
        [
            plan.Values.At(from, kernel.Origin, kernel.Input.IsBlocked), packed, new WeightsOperand(bias), plan.Values.Start(to), extra,
        ];
        string reason = Reason.Of(kernel, convolution, plan.Values.Demands.MayTransform(layer));
        if (kernel.IsSplitByPoints)
        {
            new WinogradHalves(plan, layer, kernel).Add(to, operands, reason);
        }
        else
        {
            plan.Values.ClearFrame(to, plan.Describe(layer, reason));
            AddConvolution(layer, to, kernel, operands, reason);
        }

        plan.Values.SetBlocked(layer.Output, to);
    }

    private static TileExtra ExtraOf(FusedLayer layer, MapPlace? added) =>
        layer.Slopes is not null ? TileExtra.PReLU
        : added is null ? TileExtra.None
        : added.Shape == layer.Main.Output ? TileExtra.Add
        : TileExtra.AddFirst;

    /// <summary>Puts the pixels together that a stride leaves, where that pays, and the convolution behind it; else what came.</summary>
    private (int From, ConvolutionKernel Kernel) Gather(FusedLayer layer, int from, ConvolutionKernel kernel)
    {
        if (kernel.Winograd is not null || PixelGather.Choose(kernel) is not { } behind)
        {
            return (from, kernel);
        }

        int to = plan.Values.Buffers.Add(layer.Main.Name + "Pixels", behind.Input);
        Step step = new(
            $"the pixels that {layer.Main.Name} reads, together: {kernel.Input.Shape} -> {behind.Input.Shape}",
            new Callee("Layouts", "Subsample"),
            EquatableArray.Of(
                plan.Values.Start(from), new LayoutOperand(kernel.Input), plan.Values.Start(to), new LayoutOperand(behind.Input),
                LiteralOperand.Named("strideHeight", kernel.Window.Vertical.Stride), LiteralOperand.Named("strideWidth", kernel.Window.Horizontal.Stride)),
            to);
        plan.Values.Steps.Add(step);
        return (to, behind);
    }

    /// <summary>The weights times a factor for each channel that they read.</summary>
    private Operand Scale(FusedLayer layer, int factors, ConvolutionKernel kernel, Operand weights)
    {
        int from = plan.Values.Blocked(factors);
        long length = kernel.PackedLength();
        int to = plan.Values.Buffers.Add(layer.Main.Name + "Scaled", new MapPlace(Shape.Vector((int)length), false, Frame.None));
        Shape shape = plan.Values.ShapeOf(factors);
        plan.Values.Steps.Add(new Step(
            $"{plan.Network.Nodes[factors].Name}, {shape}, into the weights of {layer.Main.Name}",
            new Callee("ChannelScale", "Run") { Tiles = kernel.Tiles },
            EquatableArray.Of(
                weights, plan.Values.Start(from), plan.Values.Start(to),
                LiteralOperand.Named("channels", shape.Channels), LiteralOperand.Named("filters", kernel.Output.Shape.Channels)),
            to)
        {
            Elements = length,
        });
        return plan.Values.Start(to);
    }

    private void AddConvolution(FusedLayer layer, int to, ConvolutionKernel kernel, Operand[] operands, string reason)
    {
        if (kernel.Winograd is { } winograd)
        {
            Shape room = Shape.Vector((int)winograd.ScratchLength(kernel.Input.Shape.Channels, kernel.TileLanes));
            int scratch = plan.Values.Buffers.AddOwn(layer.Main.Name + "Tiles", new MapPlace(room, false, Frame.None));
            Callee callee = KernelOf("WinogradConv2D", layer, kernel) with { Operation = winograd.Transform };
            plan.AddStep(layer, to, callee, [.. operands, new BufferOperand(scratch, 0, false), new WinogradOperand(kernel, winograd)], reason: reason);
        }
        else
        {
            plan.AddStep(layer, to, KernelOf("Conv2D", layer, kernel), [.. operands, new ConvolutionOperand(kernel)], reason: reason);
        }
    }

    /// <summary>An activation of a few instructions goes into the tile; another goes over what is written while it is in the cache.</summary>
    internal static Callee KernelOf(string type, FusedLayer layer, ConvolutionKernel kernel)
    {
        ActivationOperation activation = layer.Activation ?? PlanBuilder.Identity;
        return new Callee(type, "Run", Activation: activation.IsCheap ? activation : PlanBuilder.Identity)
        {
            Tiles = kernel.Tiles,
            Row = activation.IsCheap ? PlanBuilder.Identity : activation,
            CanCompileEarly = true,
        };
    }

    public void Multiply(FusedLayer layer, DenseOperation dense)
    {
        (int from, Shape read) = DenseInput(layer.Input);
        int to = plan.Values.Buffers.Add(layer.Main.Name, new MapPlace(layer.Main.Output, true, Frame.None));
        (long weights, long bias) = plan.Weights.AddDense(layer, dense, read);
        ActivationOperation activation = layer.Activation ?? PlanBuilder.Identity;
        plan.AddStep(layer, to, new Callee("Dense", "Run", Activation: activation) { CanCompileEarly = true, Batch = "RunBatch" },
        [
            plan.Values.Start(from), new WeightsOperand(weights), new WeightsOperand(bias), plan.Values.Start(to),
            new DenseOperand((int)read.Length, dense.Units),
        ]);
        plan.Values.SetBlocked(layer.Output, to);
    }

    /// <summary>
    /// Where a dense layer reads, and the map whose blocks its weights must follow; a vector when they need not. A map of whole
    /// blocks is read as it lies, others planar, so that no lane without a channel is multiplied.
    /// </summary>
    private (int Buffer, Shape Read) DenseInput(int value)
    {
        Node node = plan.Network.Nodes[value];
        bool readsNothing = node.Inputs.Count == 0;
        int source = readsNothing ? value : plan.Fusion.Resolve(node.Inputs[0]);
        Shape map = plan.Values.ShapeOf(source);
        bool isFlattened = !readsNothing && node.Facts.Operation is ReshapeOperation && !map.IsVector;
        if (!isFlattened)
        {
            return (plan.Values.Planar(value), Shape.Vector(node.Output.Channels));
        }

        if (plan.Values.TryGetFrameless(source, out int blocks) && (map.Pixels == 1 || map.Channels % 16 == 0))
        {
            return (blocks, map);
        }

        return (plan.Values.Planar(source), Shape.Vector(node.Output.Channels));
    }
}
