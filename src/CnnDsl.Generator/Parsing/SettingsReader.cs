using System.Globalization;
using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CnnDsl.Generator.Parsing;

/// <summary>Reads the project's properties, which CnnDsl.targets makes visible to the compiler.</summary>
internal static class SettingsReader
{
    private const string Comments = "CnnDslEmitComments";
    private const string Widths = "CnnDslKernelTargets";

    // The name under which the build hands it on, with commas: a semicolon would begin a comment in the compiler's configuration.
    private const string JoinedWidths = "_" + Widths;

    public static ProjectSettings Read(AnalyzerConfigOptionsProvider options, CancellationToken cancellation)
    {
        List<SettingMistake> mistakes = [];
        return new ProjectSettings(
            new EmitOptions(ReadComments(ValueOf(options, Comments), mistakes), ReadWidths(ValueOf(options, JoinedWidths), mistakes)), mistakes.ToEquatableArray());
    }

    /// <summary>A mistake in a property, which stands in no file that the compiler sees.</summary>
    public static Diagnostic Report(SettingMistake mistake) => Diagnostic.Create(
        DiagnosticCatalog.Get(DiagnosticIds.InvalidProperty), Location.None, mistake.Property, mistake.Value, mistake.Expected);

    private static string ValueOf(AnalyzerConfigOptionsProvider options, string property) =>
        options.GlobalOptions.TryGetValue($"build_property.{property}", out string? value) ? value.Trim() : "";

    private static bool ReadComments(string value, List<SettingMistake> mistakes)
    {
        if (value.Length == 0 || bool.TryParse(value, out _))
        {
            return value.Length == 0 || bool.Parse(value);
        }

        mistakes.Add(new SettingMistake(Comments, value, "true or false"));
        return EmitOptions.Default.Comments;
    }

    private static EquatableArray<int> ReadWidths(string value, List<SettingMistake> mistakes)
    {
        string[] items = [.. value.Split(',').Select(item => item.Trim()).Where(item => item.Length > 0)];
        int[] widths = [.. items.Select(item => int.TryParse(item, NumberStyles.None, CultureInfo.InvariantCulture, out int width) ? width : 0)];
        if (widths.Length == 0 && value.Length == 0)
        {
            return EmitOptions.AllWidths;
        }

        if (widths.Length > 0 && widths.All(width => EmitOptions.AllWidths.Contains(width)))
        {
            return widths.Distinct().OrderBy(width => width).ToEquatableArray();
        }

        mistakes.Add(new SettingMistake(Widths, value, "one or several of 128, 256 and 512"));
        return EmitOptions.AllWidths;
    }
}
