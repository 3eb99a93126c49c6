using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Planning;

/// <summary>Places buffers in one workspace so that those which live at the same time never overlap.</summary>
internal static class MemoryPlan
{
    /// <summary>Offsets of the buffers and the workspace's length, in floats. Largest first, each at the lowest place that is free while it lives.</summary>
    /// <param name="plan">The buffers; one that others are parts of lives as long as it and all of them.</param>
    /// <param name="steps">When they are used.</param>
    public static (long[] Offsets, long Length) Place(BufferPlan plan, IReadOnlyList<Step> steps)
    {
        (IReadOnlyList<MapPlace> buffers, IReadOnlyDictionary<int, BufferPart> parts) = (plan.Places, plan.Parts);
        (int First, int Last)[] lives = Lives(buffers.Count, parts, steps);
        long[] offsets = new long[buffers.Count];
        List<int> placed = [];
        foreach (int id in Enumerable.Range(0, buffers.Count).Where(id => !parts.ContainsKey(id)).OrderByDescending(id => buffers[id].Length).ThenBy(id => id))
        {
            long offset = 0;
            foreach (int other in placed.Where(o => Overlap(lives[o], lives[id])).OrderBy(o => offsets[o]))
            {
                if (offset + buffers[id].Length <= offsets[other])
                {
                    break;
                }

                offset = Math.Max(offset, offsets[other] + buffers[other].Length);
            }

            offsets[id] = offset;
            placed.Add(id);
        }

        foreach (KeyValuePair<int, BufferPart> part in parts)
        {
            offsets[part.Key] = offsets[part.Value.Whole] + ((long)part.Value.Channel * buffers[part.Key].PlaneStride);
        }

        return (offsets, placed.Select(id => offsets[id] + buffers[id].Length).DefaultIfEmpty(0).Max());
    }

    private static (int First, int Last)[] Lives(int count, IReadOnlyDictionary<int, BufferPart> parts, IReadOnlyList<Step> steps)
    {
        (int First, int Last)[] lives = [.. Enumerable.Repeat((0, -1), count)];
        for (int step = 0; step < steps.Count; step++)
        {
            foreach (int touched in steps[step].Touches.Where(buffer => buffer >= 0))
            {
                int id = parts.TryGetValue(touched, out BufferPart? part) ? part.Whole : touched;
                lives[id] = (lives[id].Last < 0 ? step : lives[id].First, step);
            }
        }

        return lives;
    }

    private static bool Overlap((int First, int Last) a, (int First, int Last) b) => a.First <= b.Last && b.First <= a.Last;
}
