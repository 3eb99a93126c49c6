using CnnDsl.Generator.Layers;
using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Planning;

/// <summary>Lowers layers that put values together or take them apart: in blocks where channels stay whole, else in planes.</summary>
internal sealed class MergeLowering(PlanBuilder plan)
{
    /// <summary>a op b, then op c on the result, and so on; the activation goes with the last.</summary>
    public void Combine(FusedLayer layer, ArithmeticOperation arithmetic)
    {
        bool inPlanes = AreAllPlanar(layer) || !layer.Inputs.All(value => ArithmeticRule.FitsBlocks(plan.Values.ShapeOf(value), layer.Main.Output));
        int[] from = [.. layer.Inputs.Select(value => inPlanes ? plan.Values.Planar(value) : plan.Values.Blocked(value))];
        int to = inPlanes ? plan.NewPlanes(layer, canBeOutput: true) : plan.NewMap(layer);
        for (int i = 1; i < from.Length; i++)
        {
            ActivationOperation activation = (i == from.Length - 1 ? layer.Activation : null) ?? PlanBuilder.Identity;
            (int value, int buffer) = i == 1 ? (layer.Inputs[0], from[0]) : (layer.Output, to);
            if (inPlanes)
            {
                CombinePlanes(layer, arithmetic, activation, (value, buffer), (layer.Inputs[i], from[i]), to);
            }
            else
            {
                CombineBlocks(layer, arithmetic, activation, (value, buffer), (layer.Inputs[i], from[i]), to);
            }
        }
    }

    public void Concatenate(FusedLayer layer, ConcatOperation concat)
    {
        if (concat.Axis == 0 && !AreAllPlanar(layer))
        {
            ConcatenateBlocks(layer);
            return;
        }

        int[] from = [.. layer.Inputs.Select(plan.Values.Planar)];
        int to = plan.NewPlanes(layer, canBeOutput: true);
        AxisView whole = AxisView.Of(layer.Main.Output, concat.Axis);
        int at = 0;
        for (int i = 0; i < from.Length; i++)
        {
            int length = plan.Values.ShapeOf(layer.Inputs[i]).Dimensions[concat.Axis] * whole.Inner;
            CopyRows(layer, plan.Values.Start(from[i]), plan.Values.At(to, at), to, whole.Outer, length, length, whole.Size * whole.Inner);
            at += length;
        }
    }

    public void Cut(FusedLayer layer, SliceOperation slice)
    {
        if (slice is { Axis: 0, Step: 1 } && !AreAllPlanar(layer))
        {
            if (!TryView(layer, slice))
            {
                CopyChannels(layer, layer.Input, plan.NewMap(layer), slice.Start, 0, slice.Count);
            }

            return;
        }

        int from = plan.Values.Planar(layer.Input);
        int to = plan.NewPlanes(layer, canBeOutput: true);
        AxisView whole = AxisView.Of(plan.Values.ShapeOf(layer.Input), slice.Axis);
        Operand first = plan.Values.At(from, slice.Start * whole.Inner);
        int row = whole.Size * whole.Inner;
        if (slice.Step == 1)
        {
            CopyRows(layer, first, plan.Values.Start(to), to, whole.Outer, slice.Count * whole.Inner, row, slice.Count * whole.Inner);
            return;
        }

        plan.AddStep(layer, to, new Callee("Rows", "Pick", IsWide: false),
        [
            first, plan.Values.Start(to),
            LiteralOperand.Named("rows", whole.Outer), LiteralOperand.Named("count", slice.Count), LiteralOperand.Named("length", whole.Inner),
            LiteralOperand.Named("xStride", row), LiteralOperand.Named("step", slice.Step * whole.Inner),
        ]);
    }

    /// <summary>A slice that begins with a block, and whose readers want the frame that is there, is a part of what it is cut from.</summary>
    private bool TryView(FusedLayer layer, SliceOperation slice)
    {
        int whole = plan.Values.Blocked(layer.Input);
        bool fits = whole >= 0 && plan.Values.Buffers.Places[whole].Frame == plan.Values.Demands.FrameOf(layer.Output);
        if (slice.Start % 16 != 0 || !layer.Main.Output.IsMap || !fits || plan.Values.GoesInPlace(layer.Output))
        {
            return false;
        }

        plan.Values.SetBlocked(layer.Output, plan.Values.Buffers.AddPart(layer.Main.Name, layer.Main.Output, whole, slice.Start));
        return true;
    }

    private bool AreAllPlanar(FusedLayer layer) => layer.Inputs.All(plan.Values.IsPlanarOnly);

    private void CombineBlocks(
        FusedLayer layer, ArithmeticOperation arithmetic, ActivationOperation activation, (int Value, int Buffer) left, (int Value, int Buffer) right, int to) =>
        plan.AddStep(layer, to, new Callee("Arithmetic", "Run", Activation: activation) { Operation = arithmetic.Type },
        [
            plan.Values.Start(left.Buffer), plan.Values.Layout(left.Value, left.Buffer),
            plan.Values.Start(right.Buffer), plan.Values.Layout(right.Value, right.Buffer),
            plan.Values.Start(to), plan.Values.Layout(layer.Output, to),
        ]);

    private void CombinePlanes(
        FusedLayer layer, ArithmeticOperation arithmetic, ActivationOperation activation, (int Value, int Buffer) left, (int Value, int Buffer) right, int to)
    {
        LoopNest loops = LoopNest.Broadcast(layer.Main.Output, plan.Values.ShapeOf(left.Value), plan.Values.ShapeOf(right.Value));
        plan.AddStep(layer, to, new Callee("Broadcast", "Run", Activation: activation) { Operation = arithmetic.Type },
        [
            plan.Values.Start(left.Buffer), plan.Values.Start(right.Buffer), plan.Values.Start(to),
            LiteralOperand.Named("sizes", loops.Sizes), LiteralOperand.Named("aSteps", loops.Steps[0]), LiteralOperand.Named("bSteps", loops.Steps[1]),
        ]);
    }

    private void ConcatenateBlocks(FusedLayer layer)
    {
        // The others first, because asking for them in blocks may put them in their place.
        foreach (int value in layer.Inputs)
        {
            plan.Values.Blocked(value);
        }

        int[] copied = [.. layer.Inputs.Where(value => !plan.Values.IsInPlace(value, layer.Output))];
        if (!plan.Values.TryGetBlocked(layer.Output, out int to))
        {
            to = plan.NewMap(layer);
        }
        else if (copied.Length > 0)
        {
            plan.Values.ClearFrame(to, plan.Describe(layer));
        }

        int channel = 0;
        foreach (int value in layer.Inputs)
        {
            int count = plan.Values.ShapeOf(value).Channels;
            if (copied.Contains(value))
            {
                CopyChannels(layer, value, to, 0, channel, count);
            }

            channel += count;
        }
    }

    private void CopyRows(FusedLayer layer, Operand x, Operand y, int to, int rows, int length, int xStride, int yStride) =>
        plan.AddStep(layer, to, new Callee("Rows", "Copy", IsWide: false),
        [
            x, y, LiteralOperand.Named("rows", rows), LiteralOperand.Named("length", length),
            LiteralOperand.Named("xStride", xStride), LiteralOperand.Named("yStride", yStride),
        ]);

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
