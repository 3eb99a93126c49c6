using Microsoft.CodeAnalysis;

namespace CnnDsl.Generator.Diagnostics;

/// <summary>Mistakes in how a network is declared, CNN0xxx.</summary>
internal static class DeclarationDiagnostics
{
    private const string Category = "CnnDsl.Declaration";

    public static readonly DiagnosticDescriptor NotPartial = new(
        DiagnosticIds.NotPartial,
        "A network must be partial",
        "'{0}' carries network attributes but {1} not partial; write 'partial {2}', so that the generator can add to it",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn0001",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor StaticOrAbstractHost = new(
        DiagnosticIds.StaticOrAbstractHost,
        "A network must be a class with instances",
        "'{0}' is {1}; a network has instances that hold its weights, so remove '{1}'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn0002",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor GenericHost = new(
        DiagnosticIds.GenericHost,
        "A network must not be generic",
        "'{0}' is generic or inside of a generic type; a network's shapes and code do not depend on a type, so remove the type parameters of '{1}'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn0003",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor UnsupportedHost = new(
        DiagnosticIds.UnsupportedHost,
        "This class cannot be a network",
        "'{0}' cannot be a network: {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn0004",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor MissingInput = new(
        DiagnosticIds.MissingInput,
        "A network needs an input before its first layer",
        "Network '{0}' has no [Input] before its first layer; write [Input(channels, height, width)] behind [Network]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn0005",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor DuplicateOutput = new(
        DiagnosticIds.DuplicateOutput,
        "Two outputs have one name",
        "{0} '{1}' has the name of an earlier output; give it a Name of its own",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn0006",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor EmptyNetwork = new(
        DiagnosticIds.EmptyNetwork,
        "A network needs a layer",
        "Network '{0}' has no layers; write at least one layer attribute behind [Input]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn0007",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor SeveralDeclarations = new(
        DiagnosticIds.SeveralDeclarations,
        "Layers stand on two partial declarations",
        "'{0}' has network attributes on {1} partial declarations, and C# gives those no order; move all of them to the declaration with [Network]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn0008",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor OutOfRange = new(
        DiagnosticIds.OutOfRange,
        "An argument is out of range",
        "{0} '{1}': {2} is {3}; it must be {4}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn0009",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor MissingKernel = new(
        DiagnosticIds.MissingKernel,
        "A window needs a size",
        "{0} '{1}' has no {2}; state one, as in {3} = 3",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn0010",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor ConflictingArguments = new(
        DiagnosticIds.ConflictingArguments,
        "Arguments exclude each other",
        "{0} '{1}' states both {2} and {3}; {2} already decides the padding, so remove one of them",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn0011",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor UnsupportedRounding = new(
        DiagnosticIds.UnsupportedRounding,
        "This rounding does not exist here",
        "{0} '{1}': Rounding.{2} is not a rounding of {3}; {4}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn0012",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor DuplicateName = new(
        DiagnosticIds.DuplicateName,
        "A name is used twice",
        "{0} '{1}' has the name of an earlier {2}; layer names are the prefixes of tensors, so each must be unique",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn0013",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor MalformedName = new(
        DiagnosticIds.MalformedName,
        "A name is malformed",
        "{0}: the name '{1}' is not made of letters, digits, '_' and '-', with single dots between them",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn0014",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor UnknownName = new(
        DiagnosticIds.UnknownName,
        "A name is unknown",
        "{0} '{1}' reads '{2}', but no layer or input has this name; {3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn0015",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor LaterName = new(
        DiagnosticIds.LaterName,
        "A layer reads a later one",
        "{0} '{1}' reads '{2}', which stands behind it; a network has no cycles, so a layer reads only what stands before it",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn0016",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor UnreadLayer = new(
        DiagnosticIds.UnreadLayer,
        "Nobody reads a layer",
        "{0} '{1}' is read by no layer and by no output, so it would be there for nothing; read it by From or in a merge, return it by [Output], or remove it",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn0017",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor TooFewInputs = new(
        DiagnosticIds.TooFewInputs,
        "A merge needs two inputs",
        "{0} '{1}' reads {2}; it needs at least 2: the layer before and one name, or two names",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn0018",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor UnusableBlock = new(
        DiagnosticIds.UnusableBlock,
        "A block cannot be used like this",
        "{0} '{1}': {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn0019",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor SizeNotStated = new(
        DiagnosticIds.SizeNotStated,
        "A layer states no output size",
        "{0} '{1}' has no {2}; state a factor or a size, as in {3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn0020",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor SizeStatedTwice = new(
        DiagnosticIds.SizeStatedTwice,
        "An output size is stated twice",
        "{0} '{1}' states both {2} and {3}; each decides the size, so remove one of them",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn0021",
        customTags: WellKnownDiagnosticTags.NotConfigurable);
}
