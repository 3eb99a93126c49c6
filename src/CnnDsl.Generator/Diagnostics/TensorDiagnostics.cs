using Microsoft.CodeAnalysis;

namespace CnnDsl.Generator.Diagnostics;

/// <summary>Axes, sizes and inputs of layers on tensors of any rank that do not fit, CNN0030 and CNN103x.</summary>
internal static class TensorDiagnostics
{
    private const string Category = "CnnDsl.Shape";

    public static readonly DiagnosticDescriptor AxisOutside = new(
        DiagnosticIds.AxisOutside,
        "An axis does not exist",
        "{0} '{1}': axis {2} of {3}, which {4}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1030",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor ReshapeMismatch = new(
        DiagnosticIds.ReshapeMismatch,
        "A reshape does not keep the numbers",
        "{0} '{1}': its input is {2} and has {3} elements; they do not make {4}, {5}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1031",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor AxesDoNotFit = new(
        DiagnosticIds.AxesDoNotFit,
        "The axes do not go together",
        "{0} '{1}': axes {2} of {3}; {4}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1032",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor NoBroadcast = new(
        DiagnosticIds.NoBroadcast,
        "The shapes do not broadcast",
        "{0} '{1}': {2} is {3} and {4} is {5}; counted from the last axis, sizes must be equal or 1, but they are {6}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1033",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor MatMulMismatch = new(
        DiagnosticIds.MatMulMismatch,
        "The matrices do not multiply",
        "{0} '{1}': {2} is {3} and {4} is {5}; {6}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1034",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor TooManyInputs = new(
        DiagnosticIds.TooManyInputs,
        "A layer reads too many values",
        "{0} '{1}' reads {2} values; it takes {3}: the layer before and one name, or two names",
        "CnnDsl.Declaration",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn0030",
        customTags: WellKnownDiagnosticTags.NotConfigurable);
}
