using CnnDsl.Onnx.Lifting.Operators;
using CnnDsl.Onnx.Lifting.Patterns;

namespace CnnDsl.Onnx.Lifting;

/// <summary>The only list of operators and patterns that become layers.</summary>
internal static class LifterCatalog
{
    private static readonly Dictionary<string, Lifter> Lifters = new[]
    {
        Convolutions.All, Pools.All, Normalizations.All, Products.All, ActivationFunctions.All, Softmaxes.All, Functions.All,
        Arithmetic.All, Extrema.All, Reductions.All, Reshapings.All, Movements.All, Pads.All, Resizes.All, PassThroughs.All,
    }.SelectMany(lifters => lifters).ToDictionary(StringComparer.Ordinal);

    // By the operator of the last node; tried in this order.
    private static readonly ILookup<string, Pattern> PatternsByLast = new (string Last, Pattern Pattern)[]
    {
        ("Mul", SiLUPattern.Lift),
        ("Mul", MishPattern.Lift),
        ("Mul", HardSwishPattern.Lift),
        ("Div", HardSwishPattern.Lift),
        ("Mul", HardSigmoidPattern.Lift),
        ("Div", HardSigmoidPattern.Lift),
        ("Mul", GELUPattern.Lift),
        ("Div", GELUPattern.Lift),
        ("Div", LayerNormPattern.Lift),
        ("Div", L2NormalizePattern.Lift),
        ("Div", NormalizePattern.Lift),
        ("Add", LayerNormPattern.LiftAffine),
        ("Add", GroupNormPattern.Lift),
        ("Add", BiasPattern.Lift),
        ("Add", NewChannelsPattern.Lift),
        ("Add", ChannelAffinePattern.Lift),
        ("Reshape", ChannelShufflePattern.Lift),
        ("Reshape", PixelShufflePattern.Lift),
    }.ToLookup(entry => entry.Last, entry => entry.Pattern, StringComparer.Ordinal);

    /// <summary>The operators that can become layers.</summary>
    public static IReadOnlyCollection<string> Kinds => Lifters.Keys;

    /// <summary>What lifts an operator, if anything does.</summary>
    public static Lifter? Find(string kind) => Lifters.GetValueOrDefault(kind);

    /// <summary>The patterns that end in an operator.</summary>
    public static IEnumerable<Pattern> Patterns(string kind) => PatternsByLast[kind];
}
