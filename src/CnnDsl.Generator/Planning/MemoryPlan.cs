using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Planning;

/// <summary>Places buffers in one workspace so that those which live at the same time never overlap.</summary>
internal static class MemoryPlan
{
    /// <summary>Offsets of the buffers and the workspace's length, in floats.</summary>
    /// <param name="plan">The buffers; one that others are parts of lives as long as it and all of them.</param>
    /// <param name="steps">When they are used.</param>
    public static (long[] Offsets, long Length) Place(BufferPlan plan, IReadOnlyList<Step> steps)
    {
        (IReadOnlyList<MapPlace> places, IReadOnlyDictionary<int, BufferPart> parts) = (plan.Places, plan.Parts);
        Lifetime[] lives = Lives(places, parts, steps);
        Placement best = Placement.Smallest(lives);
        long[] offsets = [.. best.Offsets];
        foreach (KeyValuePair<int, BufferPart> part in parts)
        {
            offsets[part.Key] = offsets[part.Value.Whole] + ((long)part.Value.Channel * places[part.Key].PlaneStride);
        }

        return (offsets, best.Length);
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
