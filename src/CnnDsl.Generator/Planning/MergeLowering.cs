using CnnDsl.Generator.Layers;
using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Planning;

/// <summary>Lowers layers that put values together or take them apart.</summary>
internal sealed class MergeLowering(PlanBuilder plan)
{
    /// <summary>a op b, then op c on the result, and so on; the activation goes with the last.</summary>
    public void Combine(FusedLayer layer, ArithmeticOperation arithmetic)
    {
        int[] from = [.. layer.Inputs.Select(plan.Values.Blocked)];
        int to = plan.NewMap(layer);
        for (int i = 1; i < from.Length; i++)
        {
            bool isLast = i == from.Length - 1;
            Callee callee = new("Arithmetic", "Run", Activation: (isLast ? layer.Activation : null) ?? PlanBuilder.Identity) { Operation = arithmetic.Type };
            (Operand start, Operand layout) = i == 1
                ? (plan.Values.Start(from[0]), plan.Values.Layout(layer.Inputs[0], from[0]))
                : (plan.Values.Start(to), plan.Values.Layout(layer.Output, to));
            plan.AddStep(layer, to, callee,
            [
                start, layout, plan.Values.Start(from[i]), plan.Values.Layout(layer.Inputs[i], from[i]), plan.Values.Start(to), plan.Values.Layout(layer.Output, to),
            ]);
        }
    }

    public void Concatenate(FusedLayer layer)
    {
        int to = plan.NewMap(layer);
        int channel = 0;
        foreach (int value in layer.Inputs)
        {
            int count = plan.Values.ShapeOf(value).Channels;
            CopyChannels(layer, value, to, 0, channel, count);
            channel += count;
        }
    }

    public void Cut(FusedLayer layer, SliceOperation slice) => CopyChannels(layer, layer.Input, plan.NewMap(layer), slice.Start, 0, slice.Count);

    private void CopyChannels(FusedLayer layer, int value, int to, int first, int target, int count)
    {
        int from = plan.Values.Blocked(value);
        plan.AddStep(layer, to, new Callee("Channels", "Copy"),
        [
            .. plan.InAndOut(layer with { Inputs = EquatableArray.Of(value) }, from, to),
            LiteralOperand.Named("from", first), LiteralOperand.Named("to", target), LiteralOperand.Named("count", count),
        ]);
    }
}
