using Microsoft.CodeAnalysis;

namespace CnnDsl.Generator.Diagnostics;

/// <summary>Files of tensors that do not fit their networks, CNN2xxx. The networks are written all the same, so the severity can be configured.</summary>
internal static class WeightDiagnostics
{
    private const string Category = "CnnDsl.Weights";

    public static readonly DiagnosticDescriptor MissingTensor = new(
        DiagnosticIds.MissingTensor,
        "A weights file lacks a tensor",
        "{0} '{1}' needs '{2}' ({3}), which {4} does not have{5}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn2001");

    public static readonly DiagnosticDescriptor TensorShapeDiffers = new(
        DiagnosticIds.TensorShapeDiffers,
        "A tensor of a weights file has another shape",
        "{0} '{1}': '{2}' is {3} in {4}, but the network needs {5}{6}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn2002");

    public static readonly DiagnosticDescriptor TensorTypeUnreadable = new(
        DiagnosticIds.TensorTypeUnreadable,
        "A tensor of a weights file has a type that is not read",
        "{0} '{1}': '{2}' is of {3} in {4}; F32, F16 and BF16 can be read",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn2003");

    public static readonly DiagnosticDescriptor SurplusTensors = new(
        DiagnosticIds.SurplusTensors,
        "A weights file has a tensor too many",
        "{0} '{1}': {2} has {3}, which {4}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn2004");

    public static readonly DiagnosticDescriptor NoNetwork = new(
        DiagnosticIds.NoNetwork,
        "A file finds no network",
        "{0} is for the network '{1}', {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn2005");

    public static readonly DiagnosticDescriptor GoldenDiffers = new(
        DiagnosticIds.GoldenDiffers,
        "Recorded numbers do not fit their network",
        "{0} '{1}': {2} {3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn2006");
}
