namespace CnnDsl.Start;

/// <summary>Physical memory that this process holds.</summary>
internal static class Resident
{
    /// <summary>The most until now and what it is now, in KiB, as Linux counts them.</summary>
    public static string Now() => $"{Of("VmHWM")} {Of("VmRSS")}";

    private static string Of(string name)
    {
        string line = File.ReadLines("/proc/self/status").First(text => text.StartsWith(name, StringComparison.Ordinal));
        return new string([.. line.Where(char.IsAsciiDigit)]);
    }
}
