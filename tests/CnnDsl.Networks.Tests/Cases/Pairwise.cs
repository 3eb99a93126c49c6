namespace CnnDsl.Networks.Tests.Cases;

/// <summary>
/// Few rows of parameters in which any two values of any two parameters meet at least once. Kernels go wrong where two
/// sizes meet (this width with that stride), seldom only where three do; all combinations would be millions.
/// </summary>
internal static class Pairwise
{
    /// <summary>Rows of indices, one for each parameter; <paramref name="counts"/> says how many values each has.</summary>
    public static IEnumerable<int[]> Rows(params int[] counts)
    {
        HashSet<(int P, int I, int Q, int J)> open = [.. AllPairs(counts)];
        foreach ((int P, int I, int Q, int J) pair in AllPairs(counts))
        {
            if (open.Contains(pair))
            {
                int[] row = Fill(counts, pair, open);
                open.ExceptWith(PairsOf(row));
                yield return row;
            }
        }
    }

    private static IEnumerable<(int P, int I, int Q, int J)> AllPairs(int[] counts) =>
        from p in Enumerable.Range(0, counts.Length)
        from q in Enumerable.Range(p + 1, counts.Length - p - 1)
        from i in Enumerable.Range(0, counts[p])
        from j in Enumerable.Range(0, counts[q])
        select (p, i, q, j);

    private static IEnumerable<(int P, int I, int Q, int J)> PairsOf(int[] row) =>
        from p in Enumerable.Range(0, row.Length)
        from q in Enumerable.Range(p + 1, row.Length - p - 1)
        select (p, row[p], q, row[q]);

    /// <summary>A row with the pair in it; each further parameter takes the value that meets the most it has not met yet.</summary>
    private static int[] Fill(int[] counts, (int P, int I, int Q, int J) pair, HashSet<(int P, int I, int Q, int J)> open)
    {
        int[] row = [.. Enumerable.Repeat(-1, counts.Length)];
        (row[pair.P], row[pair.Q]) = (pair.I, pair.J);
        for (int p = 0; p < row.Length; p++)
        {
            if (row[p] < 0)
            {
                // Among equals the choice turns with the pair, else the first values would meet everything.
                int turn = pair.I + pair.J;
                row[p] = Enumerable.Range(0, counts[p]).Select(v => (v + turn) % counts[p]).MaxBy(v => Gain(row, p, v, open));
            }
        }

        return row;
    }

    private static int Gain(int[] row, int parameter, int value, HashSet<(int P, int I, int Q, int J)> open) =>
        Enumerable.Range(0, row.Length).Count(q => row[q] >= 0 && open.Contains(
            q < parameter ? (q, row[q], parameter, value) : (parameter, value, q, row[q])));
}
