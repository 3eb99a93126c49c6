using Microsoft.CodeAnalysis;

namespace CnnDsl.Generator.Diagnostics;

/// <summary>Mistakes in how a network is declared, CNN0xxx.</summary>
internal static class DeclarationDiagnostics
{
    private const string Category = "CnnDsl.Declaration";

    public static readonly DiagnosticDescriptor NotPartial = new(
        DiagnosticIds.NotPartial,
        DiagnosticTexts.Title(DiagnosticIds.NotPartial),
        DiagnosticTexts.Message(DiagnosticIds.NotPartial),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn0001",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor StaticOrAbstractHost = new(
        DiagnosticIds.StaticOrAbstractHost,
        DiagnosticTexts.Title(DiagnosticIds.StaticOrAbstractHost),
        DiagnosticTexts.Message(DiagnosticIds.StaticOrAbstractHost),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn0002",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor GenericHost = new(
        DiagnosticIds.GenericHost,
        DiagnosticTexts.Title(DiagnosticIds.GenericHost),
        DiagnosticTexts.Message(DiagnosticIds.GenericHost),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn0003",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor UnsupportedHost = new(
        DiagnosticIds.UnsupportedHost,
        DiagnosticTexts.Title(DiagnosticIds.UnsupportedHost),
        DiagnosticTexts.Message(DiagnosticIds.UnsupportedHost),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn0004",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor MissingInput = new(
        DiagnosticIds.MissingInput,
        DiagnosticTexts.Title(DiagnosticIds.MissingInput),
        DiagnosticTexts.Message(DiagnosticIds.MissingInput),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn0005",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor DuplicateOutput = new(
        DiagnosticIds.DuplicateOutput,
        DiagnosticTexts.Title(DiagnosticIds.DuplicateOutput),
        DiagnosticTexts.Message(DiagnosticIds.DuplicateOutput),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn0006",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor EmptyNetwork = new(
        DiagnosticIds.EmptyNetwork,
        DiagnosticTexts.Title(DiagnosticIds.EmptyNetwork),
        DiagnosticTexts.Message(DiagnosticIds.EmptyNetwork),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn0007",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor SeveralDeclarations = new(
        DiagnosticIds.SeveralDeclarations,
        DiagnosticTexts.Title(DiagnosticIds.SeveralDeclarations),
        DiagnosticTexts.Message(DiagnosticIds.SeveralDeclarations),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn0008",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor OutOfRange = new(
        DiagnosticIds.OutOfRange,
        DiagnosticTexts.Title(DiagnosticIds.OutOfRange),
        DiagnosticTexts.Message(DiagnosticIds.OutOfRange),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn0009",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor MissingKernel = new(
        DiagnosticIds.MissingKernel,
        DiagnosticTexts.Title(DiagnosticIds.MissingKernel),
        DiagnosticTexts.Message(DiagnosticIds.MissingKernel),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn0010",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor ConflictingArguments = new(
        DiagnosticIds.ConflictingArguments,
        DiagnosticTexts.Title(DiagnosticIds.ConflictingArguments),
        DiagnosticTexts.Message(DiagnosticIds.ConflictingArguments),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn0011",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor UnsupportedRounding = new(
        DiagnosticIds.UnsupportedRounding,
        DiagnosticTexts.Title(DiagnosticIds.UnsupportedRounding),
        DiagnosticTexts.Message(DiagnosticIds.UnsupportedRounding),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn0012",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor DuplicateName = new(
        DiagnosticIds.DuplicateName,
        DiagnosticTexts.Title(DiagnosticIds.DuplicateName),
        DiagnosticTexts.Message(DiagnosticIds.DuplicateName),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn0013",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor MalformedName = new(
        DiagnosticIds.MalformedName,
        DiagnosticTexts.Title(DiagnosticIds.MalformedName),
        DiagnosticTexts.Message(DiagnosticIds.MalformedName),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn0014",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor UnknownName = new(
        DiagnosticIds.UnknownName,
        DiagnosticTexts.Title(DiagnosticIds.UnknownName),
        DiagnosticTexts.Message(DiagnosticIds.UnknownName),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn0015",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor LaterName = new(
        DiagnosticIds.LaterName,
        DiagnosticTexts.Title(DiagnosticIds.LaterName),
        DiagnosticTexts.Message(DiagnosticIds.LaterName),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn0016",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor UnreadLayer = new(
        DiagnosticIds.UnreadLayer,
        DiagnosticTexts.Title(DiagnosticIds.UnreadLayer),
        DiagnosticTexts.Message(DiagnosticIds.UnreadLayer),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn0017",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor TooFewInputs = new(
        DiagnosticIds.TooFewInputs,
        DiagnosticTexts.Title(DiagnosticIds.TooFewInputs),
        DiagnosticTexts.Message(DiagnosticIds.TooFewInputs),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn0018",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor UnusableBlock = new(
        DiagnosticIds.UnusableBlock,
        DiagnosticTexts.Title(DiagnosticIds.UnusableBlock),
        DiagnosticTexts.Message(DiagnosticIds.UnusableBlock),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn0019",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor SizeNotStated = new(
        DiagnosticIds.SizeNotStated,
        DiagnosticTexts.Title(DiagnosticIds.SizeNotStated),
        DiagnosticTexts.Message(DiagnosticIds.SizeNotStated),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn0020",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor SizeStatedTwice = new(
        DiagnosticIds.SizeStatedTwice,
        DiagnosticTexts.Title(DiagnosticIds.SizeStatedTwice),
        DiagnosticTexts.Message(DiagnosticIds.SizeStatedTwice),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn0021",
        customTags: WellKnownDiagnosticTags.NotConfigurable);
}
