using Microsoft.CodeAnalysis;

namespace CnnDsl.Generator.Diagnostics;

/// <summary>Files of tensors that do not fit their networks, CNN2xxx. The networks are written all the same, so the severity can be configured.</summary>
internal static class WeightDiagnostics
{
    private const string Category = "CnnDsl.Weights";

    public static readonly DiagnosticDescriptor MissingTensor = new(
        DiagnosticIds.MissingTensor,
        DiagnosticTexts.Title(DiagnosticIds.MissingTensor),
        DiagnosticTexts.Message(DiagnosticIds.MissingTensor),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn2001");

    public static readonly DiagnosticDescriptor TensorShapeDiffers = new(
        DiagnosticIds.TensorShapeDiffers,
        DiagnosticTexts.Title(DiagnosticIds.TensorShapeDiffers),
        DiagnosticTexts.Message(DiagnosticIds.TensorShapeDiffers),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn2002");

    public static readonly DiagnosticDescriptor TensorTypeUnreadable = new(
        DiagnosticIds.TensorTypeUnreadable,
        DiagnosticTexts.Title(DiagnosticIds.TensorTypeUnreadable),
        DiagnosticTexts.Message(DiagnosticIds.TensorTypeUnreadable),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn2003");

    public static readonly DiagnosticDescriptor SurplusTensors = new(
        DiagnosticIds.SurplusTensors,
        DiagnosticTexts.Title(DiagnosticIds.SurplusTensors),
        DiagnosticTexts.Message(DiagnosticIds.SurplusTensors),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn2004");

    public static readonly DiagnosticDescriptor NoNetwork = new(
        DiagnosticIds.NoNetwork,
        DiagnosticTexts.Title(DiagnosticIds.NoNetwork),
        DiagnosticTexts.Message(DiagnosticIds.NoNetwork),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn2005");

    public static readonly DiagnosticDescriptor GoldenDiffers = new(
        DiagnosticIds.GoldenDiffers,
        DiagnosticTexts.Title(DiagnosticIds.GoldenDiffers),
        DiagnosticTexts.Message(DiagnosticIds.GoldenDiffers),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn2006");
}
