namespace CnnDsl.Engine;

/// <summary>How many threads a network's forward pass takes.</summary>
internal static class Degree
{
    /// <summary>Multiply-adds of an image, below which two threads cost more than they bring: some hundred microseconds of one.</summary>
    private const long LeastMultiplyAdds = 20_000_000;

    public static void Check(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threads, Team.Largest);
    }

    /// <summary>As many as asked for; for 0, one for a small network and else one for each core.</summary>
    public static int Resolve(int threads, NetworkInfo info)
    {
        if (OperatingSystem.IsBrowser() || OperatingSystem.IsWasi())
        {
            return 1;
        }

        return threads > 0 ? threads
            : info.MultiplyAdds < LeastMultiplyAdds ? 1
            : Math.Min(Environment.ProcessorCount, Team.Largest);
    }
}
