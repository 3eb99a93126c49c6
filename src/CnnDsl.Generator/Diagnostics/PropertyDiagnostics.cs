using Microsoft.CodeAnalysis;

namespace CnnDsl.Generator.Diagnostics;

/// <summary>Properties of the project that mean nothing. The networks are written all the same, by the defaults, so the severity can be configured.</summary>
internal static class PropertyDiagnostics
{
    public static readonly DiagnosticDescriptor InvalidProperty = new(
        DiagnosticIds.InvalidProperty,
        "A property of the project means nothing",
        "The project's property {0} is '{1}'; it can be {2}",
        "CnnDsl.Configuration",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn0023");
}
