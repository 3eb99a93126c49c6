namespace CnnDsl.Generator.Planning;

/// <summary>What a buffer needs, and from when to when.</summary>
/// <param name="Length">Floats.</param>
/// <param name="First">The step that first touches it.</param>
/// <param name="Last">The step that touches it last; before <paramref name="First"/> when none does.</param>
internal readonly record struct Lifetime(long Length, int First, int Last)
{
    /// <summary>Steps for which it lives.</summary>
    public int Steps => Last < First ? 0 : Last - First + 1;

    public bool Overlaps(Lifetime other) => First <= other.Last && other.First <= Last;

    /// <summary>What lives at each step, in floats. No workspace is shorter than the largest of them.</summary>
    public static long[] Loads(IReadOnlyList<Lifetime> lives)
    {
        long[] loads = new long[lives.Select(life => life.Last + 1).DefaultIfEmpty(0).Max()];
        foreach (Lifetime life in lives)
        {
            for (int step = life.First; step <= life.Last; step++)
            {
                loads[step] += life.Length;
            }
        }

        return loads;
    }
}
