using Microsoft.CodeAnalysis;

namespace CnnDsl.Generator.Diagnostics;

/// <summary>What there is to know of a network, CNN3xxx. Hidden until .editorconfig raises them.</summary>
internal static class InformationDiagnostics
{
    private const string Category = "CnnDsl.Information";

    public static readonly DiagnosticDescriptor LayerShape = new(
        DiagnosticIds.LayerShape,
        DiagnosticTexts.Title(DiagnosticIds.LayerShape),
        DiagnosticTexts.Message(DiagnosticIds.LayerShape),
        Category,
        DiagnosticSeverity.Hidden,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn3001");
}
