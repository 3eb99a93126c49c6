using System.Globalization;

namespace CnnDsl.Generator.Parsing;

/// <summary>Names that were probably meant.</summary>
internal static class Spelling
{
    /// <summary>More suggestions than these are none.</summary>
    private const int Most = 2;

    /// <summary>The known names that a slip or two away from the wanted one, nearest first.</summary>
    public static IEnumerable<string> Nearest(string wanted, IEnumerable<string> known)
    {
        int reach = Math.Max(1, wanted.Length / 3);
        return known.Where(name => Math.Abs(name.Length - wanted.Length) <= reach)
            .Select(name => (name, distance: Distance(wanted.ToUpperInvariant(), name.ToUpperInvariant())))
            .Where(pair => pair.distance <= reach)
            .OrderBy(pair => pair.distance)
            .ThenBy(pair => pair.name, StringComparer.Ordinal)
            .Take(Most)
            .Select(pair => pair.name);
    }

    /// <summary>The name with a number behind it that makes it free.</summary>
    public static string Free(string name, Func<string, bool> isTaken) =>
        Enumerable.Range(2, int.MaxValue - 2).Select(i => $"{name}_{i.ToString(CultureInfo.InvariantCulture)}").First(candidate => !isTaken(candidate));

    /// <summary>The name with '_' for what names are not made of, or null when nothing is left of it.</summary>
    public static string? WellFormed(string name)
    {
        string[] parts = [.. name.Split('.').Select(part => string.Concat(part.Trim().Select(c => char.IsLetterOrDigit(c) || c is '_' or '-' ? c : '_'))).Where(part => part.Length > 0)];
        return parts.Any(part => part.Any(char.IsLetterOrDigit)) ? string.Join(".", parts) : null;
    }

    /// <summary>Levenshtein's distance: characters added, left out or changed.</summary>
    private static int Distance(string a, string b)
    {
        int[] before = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int[] now = new int[b.Length + 1];
            now[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                now[j] = Math.Min(Math.Min(now[j - 1], before[j]) + 1, before[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
            }

            before = now;
        }

        return before[b.Length];
    }
}
