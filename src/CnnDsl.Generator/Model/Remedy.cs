using System.Globalization;

namespace CnnDsl.Generator.Model;

/// <summary>A change of the source that may mend a problem. Layers say what to change; how text is edited, the code fixes know.</summary>
/// <param name="Action">What to do.</param>
/// <param name="Changes">To what: names, with values as the author would write them.</param>
/// <param name="Note">What follows besides shapes; empty for nothing.</param>
internal sealed record Remedy(RemedyAction Action, EquatableArray<RemedyChange> Changes, string Note = "")
{
    /// <summary>States arguments of the attribute at fault, in place of what they are.</summary>
    public static Remedy Set(params IReadOnlyList<Argument> arguments) =>
        new(RemedyAction.Set, arguments.Select(argument => new RemedyChange(argument.Name, argument.Value.ToString("R", CultureInfo.InvariantCulture))).ToEquatableArray());

    /// <summary>States one argument, its value in C#.</summary>
    public static Remedy Set(string name, string value) => Of(RemedyAction.Set, name, value);

    /// <summary>States a whole number.</summary>
    public static Remedy Set(string name, long value) => Of(RemedyAction.Set, name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Removes an argument of the attribute at fault.</summary>
    public static Remedy Remove(string name) => Of(RemedyAction.Remove, name);

    /// <summary>Puts a layer before the attribute at fault.</summary>
    public static Remedy Insert(string layer) => Of(RemedyAction.Insert, layer);

    /// <summary>Makes the attribute at fault one of another kind.</summary>
    public static Remedy Become(string kind) => Of(RemedyAction.Become, kind);

    /// <summary>Has the attribute at fault read another layer than the one that it names.</summary>
    public static Remedy Read(string wrong, string right) => Of(RemedyAction.Read, wrong, right);

    /// <summary>Returns the layer as one more output, beside those that are returned without it where none is stated.</summary>
    public static Remedy Return(string layer, string? beside) => Of(RemedyAction.Return, layer, beside ?? "");

    /// <summary>Removes the attribute at fault.</summary>
    public static Remedy Delete() => new(RemedyAction.Delete, []);

    /// <summary>Removes a layer that the one at fault reads, if it is of a kind.</summary>
    public static Remedy Drop(string kind, string layer) => Of(RemedyAction.Drop, kind, layer);

    /// <summary>Makes the class and the types round it partial.</summary>
    public static Remedy MakePartial() => new(RemedyAction.MakePartial, []);

    /// <summary>Removes a modifier of the class, or of the types round it.</summary>
    public static Remedy Strip(string modifier) => Of(RemedyAction.Strip, modifier);

    /// <summary>Puts a 1 x 1 convolution on one of two inputs of the merge at fault.</summary>
    /// <param name="inputs">The layers that the merge reads, in order.</param>
    /// <param name="shortcut">The one to project.</param>
    /// <param name="arguments">The convolution's arguments.</param>
    public static Remedy Project(IReadOnlyList<string> inputs, string shortcut, IEnumerable<RemedyChange> arguments) => new(
        RemedyAction.Project,
        inputs.Select(input => new RemedyChange(input == shortcut ? RemedyChange.Shortcut : RemedyChange.Other, input)).Concat(arguments).ToEquatableArray());

    private static Remedy Of(RemedyAction action, string name, string value = "") => new(action, EquatableArray.Of(new RemedyChange(name, value)));
}

/// <summary>One thing to change.</summary>
internal sealed record RemedyChange(string Name, string Value)
{
    /// <summary>In a projection: the input that goes through it.</summary>
    public const string Shortcut = "shortcut";

    /// <summary>In a projection: an input that stays as it is.</summary>
    public const string Other = "other";
}

/// <summary>What a remedy does.</summary>
internal enum RemedyAction
{
    Set,
    Remove,
    Insert,
    Become,
    Read,
    Return,
    Delete,
    Drop,
    MakePartial,
    Strip,
    Project,
}
