using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Planning;

/// <summary>Places buffers in one workspace so that those which live at the same time never overlap.</summary>
/// <param name="Offsets">Where each buffer begins, in floats.</param>
/// <param name="Length">Floats of the workspace.</param>
/// <param name="HeadOffset">Where the buffers of the head begin, which lie together.</param>
/// <param name="HeadLength">Floats of these; 0 for none.</param>
internal sealed record MemoryPlan(long[] Offsets, long Length, long HeadOffset, long HeadLength)
{
    /// <summary>Floats of 4 KB: at such strides the heads of several images would fall on the same cache sets.</summary>
    private const int PageLength = 1024;

    /// <summary>Floats of a cache line.</summary>
    private const int LineLength = 16;

    /// <summary>Places all buffers.</summary>
    /// <param name="plan">The buffers; one that others are parts of lives as long as it and all of them.</param>
    /// <param name="steps">When they are used.</param>
    /// <param name="head">Those that are placed together, as one that lives as long as any of them; none is a part.</param>
    public static MemoryPlan Place(BufferPlan plan, IReadOnlyList<Step> steps, ISet<int> head)
    {
        (IReadOnlyList<MapPlace> places, IReadOnlyDictionary<int, BufferPart> parts) = (plan.Places, plan.Parts);
        Lifetime[] lives = Lives(places, parts, steps);
        int[] together = [.. head.OrderBy(id => id)];
        Placement inside = Placement.Smallest([.. together.Select(id => lives[id])]);
        long length = inside.Length % PageLength == 0 && inside.Length > 0 ? inside.Length + LineLength : inside.Length;
        Lifetime whole = new(
            length, together.Select(id => lives[id].First).DefaultIfEmpty(int.MaxValue).Min(), together.Select(id => lives[id].Last).DefaultIfEmpty(-1).Max());

        Placement best = Placement.Smallest([.. lives.Select((life, id) => head.Contains(id) ? life with { Length = 0 } : life), whole]);
        long[] offsets = [.. best.Offsets.Take(places.Count)];
        long headOffset = best.Offsets[places.Count];
        for (int i = 0; i < together.Length; i++)
        {
            offsets[together[i]] = headOffset + inside.Offsets[i];
        }

        foreach (KeyValuePair<int, BufferPart> part in parts)
        {
            offsets[part.Key] = offsets[part.Value.Whole] + ((long)part.Value.Channel * places[part.Key].PlaneStride);
        }

        return new MemoryPlan(offsets, best.Length, headOffset, length);
    }

    /// <summary>When each buffer lives; a part takes no memory of its own.</summary>
    private static Lifetime[] Lives(IReadOnlyList<MapPlace> places, IReadOnlyDictionary<int, BufferPart> parts, IReadOnlyList<Step> steps)
    {
        Lifetime[] lives = [.. places.Select((place, id) => new Lifetime(parts.ContainsKey(id) ? 0 : place.Length, int.MaxValue, -1))];
        for (int step = 0; step < steps.Count; step++)
        {
            foreach (int touched in steps[step].Touches.Where(buffer => buffer >= 0))
            {
                int id = parts.TryGetValue(touched, out BufferPart? part) ? part.Whole : touched;
                lives[id] = lives[id] with { First = Math.Min(lives[id].First, step), Last = step };
            }
        }

        return lives;
    }
}
