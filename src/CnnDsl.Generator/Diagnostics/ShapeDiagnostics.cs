using Microsoft.CodeAnalysis;

namespace CnnDsl.Generator.Diagnostics;

/// <summary>Shapes that do not fit, CNN1xxx.</summary>
internal static class ShapeDiagnostics
{
    private const string Category = "CnnDsl.Shape";

    public static readonly DiagnosticDescriptor OutputNotWhole = new(
        DiagnosticIds.OutputNotWhole,
        DiagnosticTexts.Title(DiagnosticIds.OutputNotWhole),
        DiagnosticTexts.Message(DiagnosticIds.OutputNotWhole),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1001",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor KernelLargerThanInput = new(
        DiagnosticIds.KernelLargerThanInput,
        DiagnosticTexts.Title(DiagnosticIds.KernelLargerThanInput),
        DiagnosticTexts.Message(DiagnosticIds.KernelLargerThanInput),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1002",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor ChannelMismatch = new(
        DiagnosticIds.ChannelMismatch,
        DiagnosticTexts.Title(DiagnosticIds.ChannelMismatch),
        DiagnosticTexts.Message(DiagnosticIds.ChannelMismatch),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1003",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor GroupsDoNotDivide = new(
        DiagnosticIds.GroupsDoNotDivide,
        DiagnosticTexts.Title(DiagnosticIds.GroupsDoNotDivide),
        DiagnosticTexts.Message(DiagnosticIds.GroupsDoNotDivide),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1004",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor PaddingNotSmallerThanWindow = new(
        DiagnosticIds.PaddingNotSmallerThanWindow,
        DiagnosticTexts.Title(DiagnosticIds.PaddingNotSmallerThanWindow),
        DiagnosticTexts.Message(DiagnosticIds.PaddingNotSmallerThanWindow),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1005",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor DenseOnMap = new(
        DiagnosticIds.DenseOnMap,
        DiagnosticTexts.Title(DiagnosticIds.DenseOnMap),
        DiagnosticTexts.Message(DiagnosticIds.DenseOnMap),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1006",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor SizeOverflow = new(
        DiagnosticIds.SizeOverflow,
        DiagnosticTexts.Title(DiagnosticIds.SizeOverflow),
        DiagnosticTexts.Message(DiagnosticIds.SizeOverflow),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1007",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor MapExpected = new(
        DiagnosticIds.MapExpected,
        DiagnosticTexts.Title(DiagnosticIds.MapExpected),
        DiagnosticTexts.Message(DiagnosticIds.MapExpected),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1008",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor FeatureMismatch = new(
        DiagnosticIds.FeatureMismatch,
        DiagnosticTexts.Title(DiagnosticIds.FeatureMismatch),
        DiagnosticTexts.Message(DiagnosticIds.FeatureMismatch),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1009",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor ShapesDiffer = new(
        DiagnosticIds.ShapesDiffer,
        DiagnosticTexts.Title(DiagnosticIds.ShapesDiffer),
        DiagnosticTexts.Message(DiagnosticIds.ShapesDiffer),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1010",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor ConcatMismatch = new(
        DiagnosticIds.ConcatMismatch,
        DiagnosticTexts.Title(DiagnosticIds.ConcatMismatch),
        DiagnosticTexts.Message(DiagnosticIds.ConcatMismatch),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1011",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor SliceOutside = new(
        DiagnosticIds.SliceOutside,
        DiagnosticTexts.Title(DiagnosticIds.SliceOutside),
        DiagnosticTexts.Message(DiagnosticIds.SliceOutside),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1012",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor NoTapInside = new(
        DiagnosticIds.NoTapInside,
        DiagnosticTexts.Title(DiagnosticIds.NoTapInside),
        DiagnosticTexts.Message(DiagnosticIds.NoTapInside),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1013",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor SequenceExpected = new(
        DiagnosticIds.SequenceExpected,
        DiagnosticTexts.Title(DiagnosticIds.SequenceExpected),
        DiagnosticTexts.Message(DiagnosticIds.SequenceExpected),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1014",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor FactorDoesNotDivide = new(
        DiagnosticIds.FactorDoesNotDivide,
        DiagnosticTexts.Title(DiagnosticIds.FactorDoesNotDivide),
        DiagnosticTexts.Message(DiagnosticIds.FactorDoesNotDivide),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1015",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor EmptyOutput = new(
        DiagnosticIds.EmptyOutput,
        DiagnosticTexts.Title(DiagnosticIds.EmptyOutput),
        DiagnosticTexts.Message(DiagnosticIds.EmptyOutput),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1016",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor ReflectionTooWide = new(
        DiagnosticIds.ReflectionTooWide,
        DiagnosticTexts.Title(DiagnosticIds.ReflectionTooWide),
        DiagnosticTexts.Message(DiagnosticIds.ReflectionTooWide),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1017",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor ConstantsDoNotMatch = new(
        DiagnosticIds.ConstantsDoNotMatch,
        DiagnosticTexts.Title(DiagnosticIds.ConstantsDoNotMatch),
        DiagnosticTexts.Message(DiagnosticIds.ConstantsDoNotMatch),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1018",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor PartsDoNotDivide = new(
        DiagnosticIds.PartsDoNotDivide,
        DiagnosticTexts.Title(DiagnosticIds.PartsDoNotDivide),
        DiagnosticTexts.Message(DiagnosticIds.PartsDoNotDivide),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1024",
        customTags: WellKnownDiagnosticTags.NotConfigurable);
}
