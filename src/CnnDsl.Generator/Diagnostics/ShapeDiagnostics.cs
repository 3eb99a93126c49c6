using Microsoft.CodeAnalysis;

namespace CnnDsl.Generator.Diagnostics;

/// <summary>Shapes that do not fit, CNN1xxx.</summary>
internal static class ShapeDiagnostics
{
    private const string Category = "CnnDsl.Shape";

    public static readonly DiagnosticDescriptor OutputNotWhole = new(
        DiagnosticIds.OutputNotWhole,
        "The output size is not a whole number",
        "{0} '{1}': output {2}. {3}.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1001",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor KernelLargerThanInput = new(
        DiagnosticIds.KernelLargerThanInput,
        "The kernel is larger than the padded input",
        "{0} '{1}': the kernel spans {2}, but the padded input has {3}. {4}.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1002",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor ChannelMismatch = new(
        DiagnosticIds.ChannelMismatch,
        "The stated input channels do not match",
        "{0} '{1}': InChannels = {2}, but its input is {3} and has {4} channels; write InChannels = {4} or leave it out",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1003",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor GroupsDoNotDivide = new(
        DiagnosticIds.GroupsDoNotDivide,
        "The groups do not divide the channels",
        "{0} '{1}': {2} groups do not divide {3} into whole numbers; {4}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1004",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor PaddingNotSmallerThanWindow = new(
        DiagnosticIds.PaddingNotSmallerThanWindow,
        "The padding is not smaller than the window",
        "{0} '{1}': a padding of {2} on a window of {3} leaves windows without any input; it may be at most {4}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1005",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor DenseOnMap = new(
        DiagnosticIds.DenseOnMap,
        "A dense layer reads a vector",
        "{0} '{1}' reads features, but its input is {2}; put [Flatten] before it, which gives {3}{4}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1006",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor SizeOverflow = new(
        DiagnosticIds.SizeOverflow,
        "A size is beyond 2^31",
        "{0} '{1}': {2} would have {3} elements; {4}, a little less than 2^31, is the most",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1007",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor MapExpected = new(
        DiagnosticIds.MapExpected,
        "This layer reads a map",
        "{0} '{1}' reads a map of C x H x W, but its input is {2}; put it before [Flatten] and [Dense], or declare [Input(channels, height, width)]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1008",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor FeatureMismatch = new(
        DiagnosticIds.FeatureMismatch,
        "The stated input features do not match",
        "{0} '{1}': InFeatures = {2}, but its input has {3} features; write InFeatures = {3} or leave it out",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1009",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor ShapesDiffer = new(
        DiagnosticIds.ShapesDiffer,
        "The shapes of an operation differ",
        "{0} '{1}': {2} is {3} and {4} is {5}; both must have the same shape, or one be C x 1 x 1 with the same C{6}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1010",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor ConcatMismatch = new(
        DiagnosticIds.ConcatMismatch,
        "The maps to concatenate differ in size",
        "{0} '{1}': {2} is {3} and {4} is {5}; {6}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1011",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor SliceOutside = new(
        DiagnosticIds.SliceOutside,
        "A slice reaches beyond the channels",
        "{0} '{1}': {2} of {5}, which has {3}, 0 to {4}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1012",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor NoTapInside = new(
        DiagnosticIds.NoTapInside,
        "No window of a pool meets its input",
        "{0} '{1}': windows of {2} miss the {3} of the input altogether; {4} would reach it",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1013",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor SequenceExpected = new(
        DiagnosticIds.SequenceExpected,
        "This layer reads a sequence",
        "{0} '{1}' reads a sequence of C x L, but its input is {2}; declare [Input(channels, length)], or use the layer for maps",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1014",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor FactorDoesNotDivide = new(
        DiagnosticIds.FactorDoesNotDivide,
        "A factor does not divide a size",
        "{0} '{1}': {2} does not divide {3}; {4}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1015",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor EmptyOutput = new(
        DiagnosticIds.EmptyOutput,
        "Nothing is left of the output",
        "{0} '{1}': the output's {2} would be {3}; {4} leaves something",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1016",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor ReflectionTooWide = new(
        DiagnosticIds.ReflectionTooWide,
        "A reflection is wider than its map",
        "{0} '{1}': a padding of {2} mirrors {3}; it may be at most {4}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1017",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor ConstantsDoNotMatch = new(
        DiagnosticIds.ConstantsDoNotMatch,
        "The constants are not as many as the channels",
        "{0} '{1}': {2} has {3} numbers, but its input is {4}; state {5} numbers, one for each channel, or one for all",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1018",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public static readonly DiagnosticDescriptor PartsDoNotDivide = new(
        DiagnosticIds.PartsDoNotDivide,
        "The parts do not divide the input",
        "{0} '{1}': {2} parts do not divide the {3} of {4} into equal ones{5}; or cut with Slice",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1024",
        customTags: WellKnownDiagnosticTags.NotConfigurable);
}
