namespace CnnDsl.Generator.Diagnostics;

/// <summary>The ids: CNN0xxx declaration, CNN1xxx shape, CNN11xx budget, CNN2xxx weights, CNN3xxx information.</summary>
internal static class DiagnosticIds
{
    public const string NotPartial = "CNN0001";
    public const string StaticOrAbstractHost = "CNN0002";
    public const string GenericHost = "CNN0003";
    public const string UnsupportedHost = "CNN0004";
    public const string MissingInput = "CNN0005";
    public const string DuplicateOutput = "CNN0006";
    public const string EmptyNetwork = "CNN0007";
    public const string SeveralDeclarations = "CNN0008";
    public const string OutOfRange = "CNN0009";
    public const string MissingKernel = "CNN0010";
    public const string ConflictingArguments = "CNN0011";
    public const string UnsupportedRounding = "CNN0012";
    public const string DuplicateName = "CNN0013";
    public const string MalformedName = "CNN0014";
    public const string UnknownName = "CNN0015";
    public const string LaterName = "CNN0016";
    public const string UnreadLayer = "CNN0017";
    public const string TooFewInputs = "CNN0018";
    public const string UnusableBlock = "CNN0019";
    public const string SizeNotStated = "CNN0020";
    public const string SizeStatedTwice = "CNN0021";
    public const string TooManyInputs = "CNN0022";
    public const string InvalidProperty = "CNN0023";

    public const string OutputNotWhole = "CNN1001";
    public const string KernelLargerThanInput = "CNN1002";
    public const string ChannelMismatch = "CNN1003";
    public const string GroupsDoNotDivide = "CNN1004";
    public const string PaddingNotSmallerThanWindow = "CNN1005";
    public const string DenseOnMap = "CNN1006";
    public const string SizeOverflow = "CNN1007";
    public const string MapExpected = "CNN1008";
    public const string FeatureMismatch = "CNN1009";
    public const string ShapesDiffer = "CNN1010";
    public const string ConcatMismatch = "CNN1011";
    public const string SliceOutside = "CNN1012";
    public const string NoTapInside = "CNN1013";
    public const string SequenceExpected = "CNN1014";
    public const string FactorDoesNotDivide = "CNN1015";
    public const string EmptyOutput = "CNN1016";
    public const string ReflectionTooWide = "CNN1017";
    public const string ConstantsDoNotMatch = "CNN1018";
    public const string AxisOutside = "CNN1019";
    public const string ReshapeMismatch = "CNN1020";
    public const string AxesDoNotFit = "CNN1021";
    public const string NoBroadcast = "CNN1022";
    public const string MatMulMismatch = "CNN1023";
    public const string PartsDoNotDivide = "CNN1024";

    public const string OverBudget = "CNN1101";
    public const string BudgetWithoutNetwork = "CNN1102";

    public const string MissingTensor = "CNN2001";
    public const string TensorShapeDiffers = "CNN2002";
    public const string TensorTypeUnreadable = "CNN2003";
    public const string SurplusTensors = "CNN2004";
    public const string NoNetwork = "CNN2005";
    public const string GoldenDiffers = "CNN2006";

    public const string LayerShape = "CNN3001";
}
