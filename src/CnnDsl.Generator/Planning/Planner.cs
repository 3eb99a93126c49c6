using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Planning;

/// <summary>From a network with shapes to the calls of its forward pass: fusion, layout, kernels, weights, memory.</summary>
internal static class Planner
{
    public static ForwardPlan Plan(CheckedNetwork network)
    {
        PlanBuilder plan = new(network);
        plan.Values.SetPlanar(0, Buffer.Input);
        foreach (FusedLayer layer in plan.Fusion.Layers)
        {
            Lower(plan, layer);
        }

        WriteOutput(plan);
        return Finish(plan);
    }

    private static void Lower(PlanBuilder plan, FusedLayer layer)
    {
        (WeightedLowering weighted, MapLowering map, MergeLowering merge) = (new(plan), new(plan), new(plan));
        switch (layer.Main.Facts.Operation)
        {
            case ConvolutionOperation convolution:
                weighted.Convolve(layer, convolution);
                break;
            case DenseOperation dense:
                weighted.Multiply(layer, dense);
                break;
            case PoolOperation pool:
                map.Pool(layer, pool);
                break;
            case GlobalPoolOperation pool:
                map.PoolAll(layer, pool);
                break;
            case BatchNormOperation norm:
                map.Normalize(layer, norm);
                break;
            case ActivationOperation activation:
                map.Activate(layer, activation);
                break;
            case PReLUOperation:
                map.ActivateBySlopes(layer);
                break;
            case SoftmaxOperation:
                map.Softmax(layer);
                break;
            case ArithmeticOperation arithmetic:
                merge.Combine(layer, arithmetic);
                break;
            case ConcatOperation:
                merge.Concatenate(layer);
                break;
            case SliceOperation slice:
                merge.Cut(layer, slice);
                break;
            default:
                map.Flatten(layer);
                break;
        }
    }

    /// <summary>Brings the last value to the user, in the user's order.</summary>
    private static void WriteOutput(PlanBuilder plan)
    {
        Shape shape = plan.Values.ShapeOf(plan.Output);
        bool isPlanar = plan.Values.IsPlanarOnly(plan.Output) || !shape.IsMap;
        int from = isPlanar ? plan.Values.Planar(plan.Output) : plan.Values.Blocked(plan.Output);
        if (from == Buffer.Output)
        {
            return;
        }

        (Callee callee, Operand size) = isPlanar
            ? (new Callee("Layouts", "Copy", IsWide: false), LiteralOperand.Named("length", (int)shape.Length) as Operand)
            : (new Callee("Layouts", "Unpack"), plan.Values.Layout(plan.Output, from));
        plan.Values.Steps.Add(new Step($"output: {shape}", callee, EquatableArray.Of(plan.Values.Start(from), plan.Values.Start(Buffer.Output), size), Buffer.Output));
    }

    private static ForwardPlan Finish(PlanBuilder plan)
    {
        (long[] offsets, long length) = MemoryPlan.Place(plan.Values.Places, plan.Values.Steps);
        IEnumerable<float> constants = plan.Values.Steps
            .SelectMany(step => (step.Method.Activation ?? step.Method.Kernel?.Activation)?.Constants ?? [])
            .Distinct();
        return new ForwardPlan(
            plan.Values.Steps.ToEquatableArray(),
            plan.Values.Places.Select((place, id) => new Buffer(plan.Values.Names[id], place, offsets[id])).ToEquatableArray(),
            plan.Kernels.ToEquatableArray(),
            plan.Weights.Packs.ToEquatableArray(),
            constants.ToEquatableArray(),
            plan.Weights.Length,
            length);
    }
}
