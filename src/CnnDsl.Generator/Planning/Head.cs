using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Planning;

/// <summary>
/// The steps that the images of a batch go through together: from a dense layer on, whose weights are then read once for all of them. Each
/// image has the buffers of these steps to itself, side by side, so that they outlive its turn with the steps before.
/// </summary>
/// <param name="First">The first of the steps; all behind it belong to the head too.</param>
/// <param name="Offset">Where in the workspace those buffers lie of an image that goes alone.</param>
/// <param name="Length">Floats of those buffers.</param>
internal sealed record Head(int First, long Offset, long Length)
{
    /// <summary>Weights from which on reading them once shows: as many as the first-level cache holds.</summary>
    private const long LeastWeights = 8192;

    /// <summary>Floats of the buffers at the most: those of some tens of images stay in the cache.</summary>
    private const long MostLength = 1 << 16;

    /// <summary>The first step of a head and the buffers that its steps touch, or null where there is none.</summary>
    public static (int First, ISet<int> Buffers)? Find(BufferPlan plan, IReadOnlyList<Step> steps)
    {
        for (int first = 0; first < steps.Count; first++)
        {
            if (steps[first].Method.Batch is not null && Weights(steps[first]) >= LeastWeights && BuffersFrom(plan, steps, first) is { } buffers)
            {
                return (first, buffers);
            }
        }

        return null;
    }

    /// <summary>The buffers of a head that begins here; null where they are large or bound to others, or a step is one for which images go alone.</summary>
    private static HashSet<int>? BuffersFrom(BufferPlan plan, IReadOnlyList<Step> steps, int first)
    {
        Step[] head = [.. steps.Skip(first)];
        if (head.Any(step => step.Method.Batch is null && (step.MultiplyAdds > 0 || step.Method.Tiles.Count > 0)))
        {
            return null;
        }

        HashSet<int> buffers = [.. head.SelectMany(step => step.Touches).Where(buffer => buffer >= 0)];
        bool isFree = buffers.All(buffer => !plan.IsOwn(buffer) && !plan.Parts.ContainsKey(buffer) && plan.Parts.Values.All(part => part.Whole != buffer));
        return isFree && buffers.Sum(buffer => plan.Places[buffer].Length) <= MostLength ? buffers : null;
    }

    private static long Weights(Step step) => step.Operands.OfType<DenseOperand>().Sum(dense => Sizes.Product(dense.Features, dense.Units));
}
