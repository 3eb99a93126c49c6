using CnnDsl.Generator.Layers;
using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Planning;

/// <summary>Lowers layers that go from one value to another without weights to multiply.</summary>
internal sealed class MapLowering(PlanBuilder plan)
{
    public void Pool(FusedLayer layer, PoolOperation pool)
    {
        Operand[] window = [new WindowOperand(pool.Window), .. pool.Extra.Select(text => new LiteralOperand(text))];
        plan.Map(layer, new Callee(pool.Kernel, "Run"), (from, to) => [.. plan.InAndOut(layer, from, to), .. window]);
    }

    public void PoolAll(FusedLayer layer, GlobalPoolOperation pool) =>
        plan.Map(layer, new Callee(pool.Kernel, "Run"), (from, to) => plan.InAndOut(layer, from, to));

    public void Activate(FusedLayer layer, ActivationOperation activation) =>
        plan.Map(layer, new Callee("Elementwise", "Run", Activation: activation), (from, to) => plan.InAndOut(layer, from, to), inPlace: true);

    public void ActivateBySlopes(FusedLayer layer)
    {
        Operand slopes = new WeightsOperand(plan.Weights.AddSlopes(layer.Main, layer.Main.Output.Channels));
        plan.Map(layer, new Callee("PReLU", "Run"), (from, to) => plan.InAndOut(layer, from, to, slopes), inPlace: true);
    }

    public void Normalize(FusedLayer layer, BatchNormOperation norm)
    {
        (long scale, long shift) = plan.Weights.AddScaleShift(layer.Main, norm, layer.Main.Output.Channels);
        ActivationOperation activation = layer.Activation ?? PlanBuilder.Identity;
        plan.Map(
            layer, new Callee("BatchNorm", "Run", Activation: activation),
            (from, to) => plan.InAndOut(layer, from, to, new WeightsOperand(scale), new WeightsOperand(shift)), inPlace: true);
    }

    /// <summary>Softmax reads and writes planes, so the last one writes straight to the output.</summary>
    public void Softmax(FusedLayer layer)
    {
        int from = plan.Values.Planar(layer.Input);
        Shape shape = layer.Main.Output;
        bool isLast = layer.Output == plan.Output && plan.Fusion.Readers[layer.Output] == 1;
        int to = isLast ? Buffer.Output : plan.Values.NewBuffer(layer.Main.Name, new MapPlace(shape, false, Frame.None));
        Operand[] sizes = shape.IsMap
            ? [LiteralOperand.Named("channels", shape.Channels), LiteralOperand.Named("pixels", shape.Pixels)]
            : [LiteralOperand.Named("features", shape.Channels)];
        plan.AddStep(layer, to, new Callee("Softmax", shape.IsMap ? "RunChannels" : "Run", IsWide: false), [plan.Values.Start(from), plan.Values.Start(to), .. sizes]);
        plan.Values.SetPlanar(layer.Output, to);
    }

    /// <summary>A flattened map is the planar map read on; only who needs more than that makes it move.</summary>
    public void Flatten(FusedLayer layer)
    {
        bool isRead = plan.Fusion.Layers.Any(reader => reader.Inputs.Contains(layer.Output) && reader.Main.Facts.Operation is not DenseOperation);
        if (isRead || layer.Output == plan.Output || plan.Values.IsPlanarOnly(layer.Input))
        {
            plan.Values.SetPlanar(layer.Output, plan.Values.Planar(layer.Input));
        }
    }
}
