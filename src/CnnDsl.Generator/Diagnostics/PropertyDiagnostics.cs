using Microsoft.CodeAnalysis;

namespace CnnDsl.Generator.Diagnostics;

/// <summary>Properties of the project that mean nothing. The networks are written all the same, by the defaults, so the severity can be configured.</summary>
internal static class PropertyDiagnostics
{
    public static readonly DiagnosticDescriptor InvalidProperty = new(
        DiagnosticIds.InvalidProperty,
        DiagnosticTexts.Title(DiagnosticIds.InvalidProperty),
        DiagnosticTexts.Message(DiagnosticIds.InvalidProperty),
        "CnnDsl.Configuration",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn0023");
}
