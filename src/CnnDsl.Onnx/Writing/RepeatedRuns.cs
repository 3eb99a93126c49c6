namespace CnnDsl.Onnx.Writing;

/// <summary>
/// The parts of a chain that follow one another and are built alike, three times or more: a depthwise and a pointwise convolution with
/// their activations, as in MobileNetV1. Of several ways to cut a chain, the one that leaves the fewest layers over.
/// </summary>
internal static class RepeatedRuns
{
    /// <summary>Two alike may be chance.</summary>
    private const int FewestRepeats = 3;

    /// <summary>The runs of a chain, each with its parts side by side.</summary>
    /// <param name="chain">Layers that each read the one before, and nothing else.</param>
    /// <param name="isShared">Whether a layer is also read from elsewhere, and so cannot be within a part.</param>
    public static IEnumerable<Alignment> Of(IReadOnlyList<Node> chain, Func<Node, bool> isShared)
    {
        (int Start, Alignment Run)? longest = null;
        for (int length = 2; length * FewestRepeats <= chain.Count; length++)
        {
            for (int start = 0; start + (length * FewestRepeats) <= chain.Count; start++)
            {
                if (Run(chain, isShared, start, length) is { } run && run.CountNodes() > (longest?.Run.CountNodes() ?? 0))
                {
                    longest = (start, run);
                }
            }
        }

        if (longest is not var (first, found))
        {
            return [];
        }

        int end = first + found.CountNodes();
        return [.. Of([.. chain.Take(first)], isShared), found, .. Of([.. chain.Skip(end)], isShared)];
    }

    private static int CountNodes(this Alignment run) => run.Groups.Count * run.Slots.Count;

    /// <summary>Parts of so many layers from a convolution on, as many as are built alike; null when they are too few, or no block.</summary>
    private static Alignment? Run(IReadOnlyList<Node> chain, Func<Node, bool> isShared, int start, int length)
    {
        bool IsPart(int begin) => IsAlike(chain, start, begin, length) && !chain.Skip(begin).Take(length - 1).Any(isShared);
        if (!Lines.IsWork(chain[start]) || !IsPart(start) || !IsPart(start + length) || IsRepetition(chain, start, length))
        {
            return null;
        }

        Alignment run = Alignment.Of(Part(chain, start, length));
        for (int next = start + length; next + length <= chain.Count && IsPart(next); next += length)
        {
            Alignment longer = run.With(Part(chain, next, length));
            if (BlockTemplate.TryMake(longer, "Tried") is null)
            {
                break;
            }

            run = longer;
        }

        return run.Groups.Count >= FewestRepeats && BlockTemplate.TryMake(run, "Tried")!.Value.Block.IsSeveralLines ? run : null;
    }

    private static Group Part(IReadOnlyList<Node> chain, int start, int length) =>
        new("", [.. chain.Skip(start).Take(length)], chain[start].Inputs[0]);

    private static bool IsAlike(IReadOnlyList<Node> chain, int first, int second, int length) =>
        Enumerable.Range(0, length).All(i => chain[first + i].Kind == chain[second + i].Kind);

    /// <summary>Whether a part is itself a smaller part several times, as two of VGG's convolutions are.</summary>
    private static bool IsRepetition(IReadOnlyList<Node> chain, int start, int length) => Enumerable.Range(1, length / 2)
        .Any(smaller => length % smaller == 0 && Enumerable.Range(smaller, length - smaller).All(i => KeyOf(chain[start + i]) == KeyOf(chain[start + i - smaller])));

    /// <summary>What tells layers of a part apart: the kind, and of a convolution its kernel.</summary>
    private static (string Kind, int? Kernel) KeyOf(Node node) =>
        (node.Kind, node.Arguments.FirstOrDefault(argument => argument.Name == "Kernel")?.Value as int?);
}
