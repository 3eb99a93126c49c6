using System.Collections.Immutable;
using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Diagnostics;

/// <summary>Remedies as a property of a diagnostic, which takes text alone: a line each, with tabs between the fields.</summary>
internal static class RemedyProperty
{
    /// <summary>The property's name.</summary>
    public const string Name = "Remedies";

    private const char Line = '\n';
    private const char Field = '\t';

    /// <summary>The properties of a diagnostic with these remedies.</summary>
    public static ImmutableDictionary<string, string?> Of(IReadOnlyCollection<Remedy> remedies)
    {
        // A misspelt name may hold anything, and one with a line break is no slip that a remedy could mend.
        string[] lines = [.. remedies.Where(remedy => !remedy.Changes.Any(change => (change.Name + change.Value).Any(char.IsControl))).Select(Write)];
        return lines.Length == 0 ? ImmutableDictionary<string, string?>.Empty : ImmutableDictionary<string, string?>.Empty.Add(Name, string.Join(Line.ToString(), lines));
    }

    /// <summary>The remedies of a diagnostic with these properties.</summary>
    public static IReadOnlyList<Remedy> Read(ImmutableDictionary<string, string?> properties) =>
        properties.TryGetValue(Name, out string? text) && text is { Length: > 0 } ? [.. text.Split(Line).Select(Read)] : [];

    private static string Write(Remedy remedy) =>
        string.Join(Field.ToString(), remedy.Changes.SelectMany(change => new[] { change.Name, change.Value }).Prepend(remedy.Note).Prepend(remedy.Action.ToString()));

    private static Remedy Read(string line)
    {
        string[] fields = line.Split(Field);
        IEnumerable<RemedyChange> changes = Enumerable.Range(0, (fields.Length - 2) / 2).Select(i => new RemedyChange(fields[2 + (2 * i)], fields[3 + (2 * i)]));
        return new Remedy((RemedyAction)Enum.Parse(typeof(RemedyAction), fields[0]), changes.ToEquatableArray(), fields[1]);
    }
}
