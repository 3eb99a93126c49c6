using System.Resources;
using Microsoft.CodeAnalysis;

namespace CnnDsl.Generator.Diagnostics;

/// <summary>Titles and messages by their diagnostic's id, in the language of the editor or the build where DiagnosticTexts.resx has a translation.</summary>
internal static class DiagnosticTexts
{
    private static readonly ResourceManager Manager = new(typeof(DiagnosticTexts).FullName!, typeof(DiagnosticTexts).Assembly);

    public static LocalizableString Title(string id) => new LocalizableResourceString(id + ".Title", Manager, typeof(DiagnosticTexts));

    public static LocalizableString Message(string id) => new LocalizableResourceString(id + ".Message", Manager, typeof(DiagnosticTexts));
}
