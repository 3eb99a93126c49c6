using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Planning;

/// <summary>Lowers layers that go from one value to another without weights to multiply.</summary>
internal sealed class MapLowering(PlanBuilder plan)
{
    /// <summary>In the layout in which the value lies: the order of its elements does not matter.</summary>
    public void Activate(FusedLayer layer, ActivationOperation activation)
    {
        Callee callee = new("Elementwise", "Run", Activation: activation);
        if (!plan.Values.IsPlanarOnly(layer.Input) || plan.Values.Planar(layer.Input) < 0)
        {
            plan.Blocks(layer, callee, [], [], inPlace: true);
            return;
        }

        int from = plan.Values.Planar(layer.Input);
        int to = plan.NewPlanes(layer, canBeOutput: false);
        Operand layout = new LayoutOperand(new MapPlace(Shape.Vector((int)layer.Main.Output.Length), false, Frame.None));
        plan.AddStep(layer, to, callee, [plan.Values.Start(from), layout, plan.Values.Start(to), layout]);
    }

    public void ActivateBySlopes(FusedLayer layer)
    {
        Operand slopes = new WeightsOperand(plan.Weights.AddSlopes(layer.Main, layer.Main.Output.Channels));
        plan.Blocks(layer, new Callee("PReLU", "Run"), [slopes], [], inPlace: true);
    }

    public void Normalize(FusedLayer layer, BatchNormOperation norm)
    {
        (long scale, long shift) = plan.Weights.AddScaleShift(layer.Main, norm, layer.Main.Output.Channels);
        plan.Blocks(
            layer, new Callee("BatchNorm", "Run", Activation: layer.Activation ?? PlanBuilder.Identity),
            [new WeightsOperand(scale), new WeightsOperand(shift)], [], inPlace: true);
    }

    /// <summary>A flattened or reshaped map is the planar map read on; only who needs more than that makes it move.</summary>
    public void Reshape(FusedLayer layer)
    {
        bool isRead = plan.Fusion.Layers.Any(reader => reader.Inputs.Contains(layer.Output) && reader.Main.Facts.Operation is not DenseOperation);
        if (isRead || plan.IsOutput(layer.Output) || plan.Values.IsPlanarOnly(layer.Input))
        {
            plan.Values.SetPlanar(layer.Output, plan.Values.Planar(layer.Input));
        }
    }
}
