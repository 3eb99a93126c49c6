using CnnDsl.Onnx.Reading;

namespace CnnDsl.Onnx.Folding;

/// <summary>The operators that are worked out at import when all their inputs are known.</summary>
internal static class FoldCatalog
{
    private static readonly Dictionary<string, Fold> Folds = new[]
    {
        SourceFolds.All, ShapeFolds.All, MovementFolds.All, ScatterFolds.All, UnaryFolds.All, BinaryFolds.All, ReductionFolds.All,
    }.SelectMany(folds => folds).ToDictionary(StringComparer.Ordinal);

    /// <summary>What works the operator out, if anything does.</summary>
    public static Fold? Find(string kind) => Folds.GetValueOrDefault(kind);

    /// <summary>What an operator gives that only asks for its input's dimensions; null for any other operator.</summary>
    public static OnnxTensor? OfDimensions(OnnxNode node, ReadOnlySpan<int> dimensions) => node.Kind switch
    {
        "Shape" => ShapeFolds.Shape(node, dimensions),
        "Size" => ShapeFolds.Size(dimensions),
        _ => null,
    };
}
