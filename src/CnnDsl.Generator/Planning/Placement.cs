namespace CnnDsl.Generator.Planning;

/// <summary>
/// Places for buffers whose lifetimes are known. The smallest of all is hard to find, so buffers are placed in several orders,
/// each at the lowest place that is free while it lives, and the smallest result is kept.
/// </summary>
/// <param name="Offsets">Where each buffer begins, in floats.</param>
/// <param name="Length">Where the last of them ends.</param>
internal sealed record Placement(long[] Offsets, long Length)
{
    /// <summary>Orders that are tried on top of the usual ones at most, while the lower bound is not reached.</summary>
    private const int MostRepairs = 64;

    /// <summary>Pairs of buffers that those orders may look at: a keystroke waits for this.</summary>
    private const int RepairPairs = 4_000_000;

    /// <summary>The smallest placement that was found; where several are, the one that was tried first.</summary>
    public static Placement Smallest(IReadOnlyList<Lifetime> lives)
    {
        long[] loads = Lifetime.Loads(lives);
        long bound = loads.DefaultIfEmpty(0).Max();
        Placement best = new([], long.MaxValue);
        int[] bestOrder = [];
        foreach (int[] order in Orders(lives, loads))
        {
            Placement placement = InOrder(lives, order);
            (best, bestOrder) = placement.Length < best.Length ? (placement, order) : (best, bestOrder);
            if (best.Length == bound)
            {
                return best;
            }
        }

        return Repair(lives, best, bestOrder, bound);
    }

    /// <summary>A buffer that sticks out at the top is placed before all others: again and again, from the best order on.</summary>
    private static Placement Repair(IReadOnlyList<Lifetime> lives, Placement best, int[] order, long bound)
    {
        Placement last = best;
        long repairs = Math.Min(MostRepairs, RepairPairs / Math.Max(1L, (long)order.Length * order.Length));
        for (int i = 0; i < repairs && best.Length > bound; i++)
        {
            int top = order.Last(id => last.Offsets[id] + lives[id].Length == last.Length);
            order = [top, .. order.Where(id => id != top)];
            last = InOrder(lives, order);
            best = last.Length < best.Length ? last : best;
        }

        return best;
    }

    private static IEnumerable<int[]> Orders(IReadOnlyList<Lifetime> lives, long[] loads)
    {
        int[] ids = [.. Enumerable.Range(0, lives.Count).Where(id => lives[id] is { Length: > 0, Steps: > 0 })];
        yield return [.. ids.OrderByDescending(id => lives[id].Length)];
        yield return [.. ids.OrderBy(id => lives[id].First).ThenByDescending(id => lives[id].Steps)];
        yield return [.. ids.OrderByDescending(id => lives[id].Steps).ThenByDescending(id => lives[id].Length)];
        yield return [.. ids.OrderByDescending(id => (double)lives[id].Steps * lives[id].Length)];

        // The fullest step's buffers first, then those of the next, as long as each is not yet placed.
        int[] rank = new int[loads.Length];
        int[] fullest = [.. Enumerable.Range(0, loads.Length).OrderByDescending(step => loads[step])];
        for (int i = 0; i < fullest.Length; i++)
        {
            rank[fullest[i]] = i;
        }

        int[] first = [.. lives.Select(life => life.Steps == 0 ? int.MaxValue : Enumerable.Range(life.First, life.Steps).Min(step => rank[step]))];
        yield return [.. ids.OrderBy(id => first[id]).ThenByDescending(id => lives[id].Length)];
        yield return [.. ids.OrderBy(id => first[id]).ThenByDescending(id => lives[id].Steps)];
        yield return [.. ids.OrderByDescending(id => lives[id].Last).ThenByDescending(id => lives[id].Steps)];
    }

    private static Placement InOrder(IReadOnlyList<Lifetime> lives, int[] order)
    {
        long[] offsets = new long[lives.Count];
        long length = 0;

        // By their offsets, so that the gaps between them are met from below.
        List<int> placed = [];
        foreach (int id in order)
        {
            offsets[id] = LowestFree(lives, offsets, placed, lives[id]);
            length = Math.Max(length, offsets[id] + lives[id].Length);
            int at = placed.FindIndex(other => offsets[other] > offsets[id]);
            placed.Insert(at < 0 ? placed.Count : at, id);
        }

        return new Placement(offsets, length);
    }

    private static long LowestFree(IReadOnlyList<Lifetime> lives, long[] offsets, List<int> placed, Lifetime life)
    {
        long offset = 0;
        foreach (int other in placed)
        {
            if (!lives[other].Overlaps(life))
            {
                continue;
            }

            if (offset + life.Length <= offsets[other])
            {
                break;
            }

            offset = Math.Max(offset, offsets[other] + lives[other].Length);
        }

        return offset;
    }
}
