using CnnDsl.Generator.Model;

namespace CnnDsl.CodeFixes.Edits;

/// <summary>What an editor calls a remedy.</summary>
internal static class RemedyTitle
{
    /// <summary>As in <c>Padding = 1 (output 6 x 14 x 14)</c>.</summary>
    /// <param name="remedy">The remedy.</param>
    /// <param name="output">What the changed layer gives with it, where that is known.</param>
    /// <param name="uncovered">How many errors come to light behind it.</param>
    public static string Of(Remedy remedy, Shape? output, int uncovered)
    {
        string behind = uncovered switch
        {
            0 => "",
            1 => "shows 1 mistake behind it",
            _ => $"shows {uncovered} mistakes behind it",
        };
        string[] effects = [.. new[] { output is { } shape ? $"output {shape}" : "", remedy.Note, behind }.Where(effect => effect.Length > 0)];
        return effects.Length == 0 ? What(remedy) : $"{What(remedy)} ({string.Join(", ", effects)})";
    }

    /// <summary>Remedies with one key are taken together when everything is mended at once.</summary>
    public static string KeyOf(Remedy remedy) => remedy.Action switch
    {
        RemedyAction.Set when remedy.Changes[0].Name is "InChannels" or "InFeatures" or "Name" => $"Set {remedy.Changes[0].Name}",
        RemedyAction.Read or RemedyAction.Return or RemedyAction.Project => remedy.Action.ToString(),
        _ => What(remedy),
    };

    private static string What(Remedy remedy) => remedy.Action switch
    {
        RemedyAction.Set => string.Join(", ", remedy.Changes.Select(change => $"{change.Name} = {change.Value}")),
        RemedyAction.Remove => $"remove {remedy.Changes[0].Name}",
        RemedyAction.Insert => $"insert {remedy.Changes[0].Name}",
        RemedyAction.Become => $"make it {remedy.Changes[0].Name}",
        RemedyAction.Read => $"read '{remedy.Changes[0].Value}'",
        RemedyAction.Return => $"return it by Output(\"{remedy.Changes[0].Name}\")",
        RemedyAction.Delete => "remove the layer",
        RemedyAction.Drop => $"remove {remedy.Changes[0].Name} before it",
        RemedyAction.MakePartial => "make it partial",
        RemedyAction.Strip => $"remove '{remedy.Changes[0].Name}'",
        RemedyAction.Project => "insert 1x1 Conv2D projection on the shortcut",
        _ => throw new ArgumentException(remedy.Action.ToString()),
    };
}
