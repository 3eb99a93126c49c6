using CnnDsl.Generator.Layers;
using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Planning;

/// <summary>How numbers along an axis become one.</summary>
/// <param name="Type">The operation in CnnDsl.Kernels.</param>
/// <param name="Pool">The kernel of a global pool that does the same on the pixels of a map in blocks, or null.</param>
/// <param name="IsMean">Whether the result is divided by their number.</param>
internal sealed record Reduction(string Type, string? Pool = null, bool IsMean = false)
{
    /// <summary>What changes no result.</summary>
    public float Neutral => Type switch
    {
        "Larger" => float.NegativeInfinity,
        "Smaller" => float.PositiveInfinity,
        _ => 0,
    };
}

/// <summary>A reduction over some axes: one pass for each run of neighbouring ones, or a global pool.</summary>
/// <param name="Reduction">What is done.</param>
/// <param name="Axes">The axes that go, in order.</param>
internal sealed record ReduceOperation(Reduction Reduction, EquatableArray<int> Axes) : Operation
{
    public override void Lower(PlanBuilder plan, FusedLayer layer)
    {
        Shape input = plan.Values.ShapeOf(layer.Input);
        bool isPool = Reduction.Pool is not null && input.IsMap && Axes.SequenceEqual([1, 2]) && !plan.Values.IsPlanarOnly(layer.Input);
        if (isPool)
        {
            plan.Blocks(layer, new Callee(Reduction.Pool!, "Run"), [], []);
            return;
        }

        int from = plan.Values.Planar(layer.Input);
        AxisView[] passes = [.. Passes(input)];
        if (passes.Length == 0)
        {
            plan.Values.SetPlanar(layer.Output, from);
            return;
        }

        for (int i = 0; i < passes.Length; i++)
        {
            AxisView pass = passes[i];
            int to = i == passes.Length - 1
                ? plan.NewPlanes(layer, canBeOutput: true)
                : plan.Values.Buffers.Add(layer.Main.Name + "Part", new MapPlace(Shape.Vector(pass.Outer * pass.Inner), false, Frame.None));
            plan.AddStep(layer, to, new Callee("Reduce", pass.Inner == 1 ? "Run" : "RunAcross") { Operation = Reduction.Type }, Operands(plan, from, to, pass));
            from = to;
        }
    }

    private IEnumerable<Operand> Operands(PlanBuilder plan, int from, int to, AxisView pass)
    {
        float scale = Reduction.IsMean ? (float)(1.0 / pass.Size) : 1;
        Operand[] sizes = pass.Inner == 1
            ? [LiteralOperand.Named("rows", pass.Outer), LiteralOperand.Named("size", pass.Size)]
            : [LiteralOperand.Named("outer", pass.Outer), LiteralOperand.Named("size", pass.Size), LiteralOperand.Named("inner", pass.Inner)];
        return [plan.Values.Start(from), plan.Values.Start(to), .. sizes, LiteralOperand.Named("neutral", Reduction.Neutral), LiteralOperand.Named("scale", scale)];
    }

    /// <summary>Runs of neighbouring axes, the last first; what one leaves is as the next ones expect it, for the axes before are still whole.</summary>
    private IEnumerable<AxisView> Passes(Shape input)
    {
        int[] sizes = [.. input.Dimensions];
        for (int last = sizes.Length - 1; last >= 0; last--)
        {
            if (!Axes.Contains(last))
            {
                continue;
            }

            int first = last;
            while (first > 0 && Axes.Contains(first - 1))
            {
                first--;
            }

            int size = Product(sizes, first, last + 1);
            AxisView view = new(Product(sizes, 0, first), size, Product(sizes, last + 1, sizes.Length));
            for (int axis = first; axis <= last; axis++)
            {
                sizes[axis] = 1;
            }

            last = first;
            if (size > 1)
            {
                yield return view;
            }
        }
    }

    private static int Product(int[] sizes, int from, int to) => sizes.Skip(from).Take(to - from).Aggregate(1, (product, size) => product * size);
}
