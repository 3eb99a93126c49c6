using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Planning;

/// <summary>From a network with shapes to the calls of its forward pass: fusion, layout, kernels, weights, memory.</summary>
internal static class Planner
{
    public static ForwardPlan Plan(CheckedNetwork network)
    {
        PlanBuilder plan = new(network);
        int input = 0;
        for (int i = 0; i < network.Nodes.Count; i++)
        {
            if (network.Nodes[i].IsInput)
            {
                ReadInput(plan, i, Buffer.Input(input++));
            }
        }

        foreach (FusedLayer layer in plan.Fusion.Layers)
        {
            layer.Main.Facts.Operation.Lower(plan, layer);
        }

        for (int i = 0; i < network.Outputs.Count; i++)
        {
            WriteOutput(plan, plan.Fusion.Resolve(network.Outputs[i].Layer), Buffer.Output(i));
        }

        return Finish(plan);
    }

    /// <summary>An input is read where it lies, once its numbers are in planes.</summary>
    private static void ReadInput(PlanBuilder plan, int node, int buffer)
    {
        Node input = plan.Network.Nodes[node];
        if (input.Facts.Format == InputFormat.Planar)
        {
            plan.Values.SetPlanar(node, buffer);
            return;
        }

        int to = plan.Values.Buffers.Add(input.Name + "Planar", new MapPlace(input.Output, false, Frame.None));
        plan.Values.Steps.Add(new Step(
            $"{input.Name}, {input.Output}, from pixels to planes", new Callee("Layouts", "Deinterleave", IsWide: false),
            EquatableArray.Of(
                plan.Values.Start(buffer), plan.Values.Start(to),
                LiteralOperand.Named("channels", input.Output.Channels), LiteralOperand.Named("pixels", input.Output.Pixels)),
            to)
        {
            Elements = input.Output.Length,
        });
        plan.Values.SetPlanar(node, to);
    }

    /// <summary>Brings a value to the user, in the user's order.</summary>
    private static void WriteOutput(PlanBuilder plan, int value, int to)
    {
        Shape shape = plan.Values.ShapeOf(value);
        bool isPlanar = plan.Values.HasPlanar(value) || shape.IsVector;
        int from = isPlanar ? plan.Values.Planar(value) : plan.Values.Blocked(value);
        if (from == to)
        {
            return;
        }

        (Callee callee, Operand size) = isPlanar
            ? (new Callee("Layouts", "Copy", IsWide: false), LiteralOperand.Named("length", (int)shape.Length) as Operand)
            : (new Callee("Layouts", "Unpack"), plan.Values.Layout(value, from));
        plan.Values.Steps.Add(new Step($"output: {shape}", callee, EquatableArray.Of(plan.Values.Start(from), plan.Values.Start(to), size), to));
    }

    private static ForwardPlan Finish(PlanBuilder plan)
    {
        (int First, ISet<int> Buffers)? head = Head.Find(plan.Values.Buffers, plan.Values.Steps);
        ISet<int> together = head?.Buffers ?? new HashSet<int>();
        MemoryPlan memory = MemoryPlan.Place(plan.Values.Buffers, plan.Values.Steps, together);
        Shape[] inputs = [.. plan.Network.Nodes.Where(node => node.IsInput).Select(node => node.Output)];
        Shape[] outputs = [.. plan.Network.Outputs.Select(output => plan.Network.Nodes[output.Layer].Output)];
        IEnumerable<float> constants = plan.Values.Steps
            .SelectMany(step => step.Method.Activations).SelectMany(activation => activation.Constants)
            .Distinct();
        return new ForwardPlan(
            Sharing.Split(plan.Values.Steps),
            plan.Values.Buffers.At(memory.Offsets, together),
            TileKind.Together(plan.Values.Steps.SelectMany(step => step.Method.Tiles)).ToEquatableArray(),
            plan.Weights.Packs.ToEquatableArray(),
            constants.ToEquatableArray(),
            plan.Weights.Length,
            memory.Length)
        {
            Head = head is { } found ? new Head(found.First, memory.HeadOffset, memory.HeadLength) : null,
            InputOffsets = Offsets(inputs),
            InputLength = inputs.Sum(shape => shape.Length),
            OutputOffsets = Offsets(outputs),
            OutputLength = outputs.Sum(shape => shape.Length),
        };
    }

    /// <summary>Where each begins when they follow one another.</summary>
    private static EquatableArray<long> Offsets(IEnumerable<Shape> shapes)
    {
        List<long> offsets = [];
        long offset = 0;
        foreach (Shape shape in shapes)
        {
            offsets.Add(offset);
            offset += shape.Length;
        }

        return offsets.ToEquatableArray();
    }
}
