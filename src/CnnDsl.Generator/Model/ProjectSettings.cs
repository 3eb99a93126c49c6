namespace CnnDsl.Generator.Model;

/// <summary>What a project's properties say.</summary>
/// <param name="Emit">What of it changes the emitted code.</param>
/// <param name="Mistakes">Properties with values that mean nothing, in whose place the defaults hold.</param>
internal sealed record ProjectSettings(EmitOptions Emit, EquatableArray<SettingMistake> Mistakes);

/// <summary>How code is to be emitted.</summary>
/// <param name="Comments">Whether it explains itself.</param>
/// <param name="Widths">The vector widths that it is for, in bits, narrowest first.</param>
internal sealed record EmitOptions(bool Comments, EquatableArray<int> Widths)
{
    /// <summary>All widths that there are.</summary>
    public static EquatableArray<int> AllWidths { get; } = EquatableArray.Of(128, 256, 512);

    /// <summary>What holds where a project says nothing.</summary>
    public static EmitOptions Default { get; } = new(true, AllWidths);
}

/// <summary>A property with a value that means nothing.</summary>
internal sealed record SettingMistake(string Property, string Value, string Expected);
