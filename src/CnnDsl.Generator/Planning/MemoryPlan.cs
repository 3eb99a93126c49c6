using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Planning;

/// <summary>Places buffers in one workspace so that those which live at the same time never overlap.</summary>
internal static class MemoryPlan
{
    /// <summary>Offsets of the buffers and the workspace's length, in floats. Largest first, each at the lowest place that is free while it lives.</summary>
    public static (long[] Offsets, long Length) Place(IReadOnlyList<MapPlace> buffers, IReadOnlyList<Step> steps)
    {
        (int First, int Last)[] lives = [.. buffers.Select((_, id) => Life(id, steps))];
        long[] offsets = new long[buffers.Count];
        List<int> placed = [];
        foreach (int id in Enumerable.Range(0, buffers.Count).OrderByDescending(id => buffers[id].Length).ThenBy(id => id))
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

        return (offsets, placed.Select(id => offsets[id] + buffers[id].Length).DefaultIfEmpty(0).Max());
    }

    private static (int First, int Last) Life(int id, IReadOnlyList<Step> steps)
    {
        int[] uses = [.. Enumerable.Range(0, steps.Count).Where(i => steps[i].Touches.Contains(id))];
        return uses.Length == 0 ? (0, -1) : (uses[0], uses[uses.Length - 1]);
    }

    private static bool Overlap((int First, int Last) a, (int First, int Last) b) => a.First <= b.Last && b.First <= a.Last;
}
