using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Planning;

/// <summary>Nested loops over an output's axes, and how far each operand goes on in a step of each; as few loops as the steps allow.</summary>
/// <param name="Sizes">Steps of each loop, outermost first.</param>
/// <param name="Steps">For each operand the elements that a step of each loop goes on; 0 repeats.</param>
internal sealed record LoopNest(IReadOnlyList<int> Sizes, IReadOnlyList<IReadOnlyList<int>> Steps)
{
    private static readonly int[] One = [1];

    /// <summary>Axes of size 1 fall away, and neighbours that every operand goes through in one stride become one loop. There is always one.</summary>
    public static LoopNest Of(IReadOnlyList<int> sizes, params IReadOnlyList<int>[] steps)
    {
        List<int> kept = [];
        List<int>[] keptSteps = [.. steps.Select(_ => new List<int>())];
        for (int axis = 0; axis < sizes.Count; axis++)
        {
            int last = kept.Count - 1;
            if (sizes[axis] == 1)
            {
                continue;
            }

            bool isOne = last >= 0 && Enumerable.Range(0, steps.Length).All(o => keptSteps[o][last] == steps[o][axis] * sizes[axis]);
            if (isOne)
            {
                kept[last] *= sizes[axis];
            }
            else
            {
                kept.Add(sizes[axis]);
            }

            for (int o = 0; o < steps.Length; o++)
            {
                keptSteps[o].RemoveRange(kept.Count - 1, isOne ? 1 : 0);
                keptSteps[o].Add(steps[o][axis]);
            }
        }

        return kept.Count > 0 ? new LoopNest(kept, keptSteps) : new LoopNest(One, [.. steps.Select(_ => One)]);
    }

    /// <summary>Each operand against an output of NumPy's rule: its axes are the output's last, and sizes of 1 repeat.</summary>
    public static LoopNest Broadcast(Shape output, params Shape[] operands) => Of(output.Dimensions, [.. operands.Select(operand => Repeat(operand, output.Rank))]);

    /// <summary>Elements from one index of each axis to the next, row-major.</summary>
    public static int[] Strides(Shape shape) => [.. Enumerable.Range(0, shape.Rank).Select(shape.Stride)];

    /// <summary>The same loops in another order.</summary>
    public LoopNest Reorder(int[] order) =>
        new([.. order.Select(loop => Sizes[loop])], [.. Steps.Select(steps => order.Select(loop => steps[loop]).ToArray())]);

    private static int[] Repeat(Shape operand, int rank)
    {
        int missing = rank - operand.Rank;
        return [.. Enumerable.Range(0, rank).Select(axis => axis < missing || operand.Dimensions[axis - missing] == 1 ? 0 : operand.Stride(axis - missing))];
    }
}
