using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Layers;

/// <summary>Numbers that would fit, for messages and remedies.</summary>
internal static class Fitting
{
    /// <summary>As in <c>Groups 1, 2 or 4 fits</c>.</summary>
    public static string Numbers(string property, IReadOnlyList<long> numbers)
    {
        string last = $"{numbers[numbers.Count - 1]} fits";
        return numbers.Count == 1 ? $"{property} {last}" : $"{property} {string.Join(", ", numbers.Take(numbers.Count - 1))} or {last}";
    }

    /// <summary>Each of the numbers as a remedy.</summary>
    public static IEnumerable<Remedy> Remedies(string property, IEnumerable<long> numbers) => numbers.Select(number => Remedy.Set(property, number));
}
