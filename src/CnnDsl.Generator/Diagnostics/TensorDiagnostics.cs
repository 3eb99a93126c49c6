using Microsoft.CodeAnalysis;

namespace CnnDsl.Generator.Diagnostics;

/// <summary>Axes, sizes and inputs of layers on tensors of any rank that do not fit, CNN0022 and CNN1019 to CNN1023.</summary>
internal static class TensorDiagnostics
{
    private const string Category = "CnnDsl.Shape";

    public static readonly DiagnosticDescriptor AxisOutside = new(
        DiagnosticIds.AxisOutside,
        DiagnosticTexts.Title(DiagnosticIds.AxisOutside),
        DiagnosticTexts.Message(DiagnosticIds.AxisOutside),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1019",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor ReshapeMismatch = new(
        DiagnosticIds.ReshapeMismatch,
        DiagnosticTexts.Title(DiagnosticIds.ReshapeMismatch),
        DiagnosticTexts.Message(DiagnosticIds.ReshapeMismatch),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1020",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor AxesDoNotFit = new(
        DiagnosticIds.AxesDoNotFit,
        DiagnosticTexts.Title(DiagnosticIds.AxesDoNotFit),
        DiagnosticTexts.Message(DiagnosticIds.AxesDoNotFit),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1021",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor NoBroadcast = new(
        DiagnosticIds.NoBroadcast,
        DiagnosticTexts.Title(DiagnosticIds.NoBroadcast),
        DiagnosticTexts.Message(DiagnosticIds.NoBroadcast),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1022",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor MatMulMismatch = new(
        DiagnosticIds.MatMulMismatch,
        DiagnosticTexts.Title(DiagnosticIds.MatMulMismatch),
        DiagnosticTexts.Message(DiagnosticIds.MatMulMismatch),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1023",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor TooManyInputs = new(
        DiagnosticIds.TooManyInputs,
        DiagnosticTexts.Title(DiagnosticIds.TooManyInputs),
        DiagnosticTexts.Message(DiagnosticIds.TooManyInputs),
        "CnnDsl.Declaration",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn0022",
        customTags: WellKnownDiagnosticTags.NotConfigurable);
}
