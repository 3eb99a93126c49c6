using Microsoft.CodeAnalysis;

namespace CnnDsl.Generator.Diagnostics;

/// <summary>
/// Every diagnostic by its id. Errors that leave the class without its code cannot be configured away.
/// </summary>
internal static class DiagnosticCatalog
{
    /// <summary>The page with a section for each id.</summary>
    public const string Help = "https://github.com/cnndsl/cnndsl/blob/main/docs/diagnostics.md#";

    private static readonly Dictionary<string, DiagnosticDescriptor> ById = new DiagnosticDescriptor[]
    {
        DeclarationDiagnostics.NotPartial,
        DeclarationDiagnostics.StaticOrAbstractHost,
        DeclarationDiagnostics.GenericHost,
        DeclarationDiagnostics.UnsupportedHost,
        DeclarationDiagnostics.MissingInput,
        DeclarationDiagnostics.DuplicateOutput,
        DeclarationDiagnostics.EmptyNetwork,
        DeclarationDiagnostics.SeveralDeclarations,
        DeclarationDiagnostics.OutOfRange,
        DeclarationDiagnostics.MissingKernel,
        DeclarationDiagnostics.ConflictingArguments,
        DeclarationDiagnostics.UnsupportedRounding,
        DeclarationDiagnostics.DuplicateName,
        DeclarationDiagnostics.MalformedName,
        DeclarationDiagnostics.UnknownName,
        DeclarationDiagnostics.LaterName,
        DeclarationDiagnostics.UnreadLayer,
        DeclarationDiagnostics.TooFewInputs,
        DeclarationDiagnostics.UnusableBlock,
        DeclarationDiagnostics.SizeNotStated,
        DeclarationDiagnostics.SizeStatedTwice,
        PropertyDiagnostics.InvalidProperty,
        ShapeDiagnostics.OutputNotWhole,
        ShapeDiagnostics.KernelLargerThanInput,
        ShapeDiagnostics.ChannelMismatch,
        ShapeDiagnostics.GroupsDoNotDivide,
        ShapeDiagnostics.PaddingNotSmallerThanWindow,
        ShapeDiagnostics.DenseOnMap,
        ShapeDiagnostics.SizeOverflow,
        ShapeDiagnostics.MapExpected,
        ShapeDiagnostics.FeatureMismatch,
        ShapeDiagnostics.ShapesDiffer,
        ShapeDiagnostics.ConcatMismatch,
        ShapeDiagnostics.SliceOutside,
        TensorDiagnostics.AxisOutside,
        TensorDiagnostics.ReshapeMismatch,
        TensorDiagnostics.AxesDoNotFit,
        TensorDiagnostics.NoBroadcast,
        TensorDiagnostics.TooManyInputs,
        TensorDiagnostics.MatMulMismatch,
        ShapeDiagnostics.NoTapInside,
        ShapeDiagnostics.SequenceExpected,
        ShapeDiagnostics.FactorDoesNotDivide,
        ShapeDiagnostics.EmptyOutput,
        ShapeDiagnostics.ReflectionTooWide,
        ShapeDiagnostics.ConstantsDoNotMatch,
        ShapeDiagnostics.PartsDoNotDivide,
        BudgetDiagnostics.OverBudget,
        BudgetDiagnostics.BudgetWithoutNetwork,
        WeightDiagnostics.MissingTensor,
        WeightDiagnostics.TensorShapeDiffers,
        WeightDiagnostics.TensorTypeUnreadable,
        WeightDiagnostics.SurplusTensors,
        WeightDiagnostics.NoNetwork,
        WeightDiagnostics.GoldenDiffers,
        InformationDiagnostics.LayerShape,
    }.ToDictionary(descriptor => descriptor.Id, StringComparer.Ordinal);

    public static IEnumerable<DiagnosticDescriptor> All => ById.Values;

    public static DiagnosticDescriptor Get(string id) => ById[id];
}
