using System.Globalization;
using CnnDsl.Generator.Layers;
using CnnDsl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace CnnDsl.Generator.Parsing;

/// <summary>What one attribute of a network comes to: an input, a layer, the parts of a split, or all layers of a block's use.</summary>
/// <param name="Place">The attribute.</param>
/// <param name="Name">The layer's name, or that of the use.</param>
/// <param name="Inputs">The shapes that it reads; none for an input.</param>
/// <param name="Output">The shape that it gives.</param>
/// <param name="Parts">How many values of this shape, for a split.</param>
/// <param name="Parameters">Trained numbers.</param>
/// <param name="MultiplyAdds">Products summed for one image.</param>
internal sealed record AttributeSummary(Location Place, string Name, IReadOnlyList<Shape> Inputs, Shape Output, int Parts, long Parameters, long MultiplyAdds)
{
    /// <summary>Whether it is an [Input].</summary>
    public bool IsInput { get; init; }

    /// <summary>The attributes whose shapes are known, in the order of the source.</summary>
    public static IEnumerable<AttributeSummary> Of(NetworkAnalysis analysis)
    {
        for (int first = 0, next; first < analysis.Layers.Count; first = next)
        {
            next = first + 1;
            while (next < analysis.Layers.Count && AttributeOf(analysis.Layers[next]) == AttributeOf(analysis.Layers[first]))
            {
                next++;
            }

            if (Of(analysis, first, next) is { } summary)
            {
                yield return summary;
            }
        }
    }

    /// <summary>As in <c>conv1: 1x28x28 -> 6x28x28, 156 parameters, 117,600 multiply-adds</c>.</summary>
    public override string ToString()
    {
        string from = Inputs.Count == 0 ? "" : $"{string.Join(", ", Inputs.Select(Compact))} -> ";
        string parts = Parts == 1 ? "" : $"{Parts.ToString(CultureInfo.InvariantCulture)} of ";
        return $"{Name}: {from}{parts}{Compact(Output)}{Count(Parameters, "parameters")}{Count(MultiplyAdds, "multiply-adds")}";
    }

    private static Location AttributeOf(AnalyzedLayer layer) => layer.Use?.Outermost.Place ?? layer.Place;

    private static AttributeSummary? Of(NetworkAnalysis analysis, int first, int next)
    {
        AnalyzedLayer[] layers = [.. analysis.Layers.Skip(first).Take(next - first)];
        LayerFacts?[] inputs = [.. layers[0].Layer.Inputs.Select(input => analysis.Layers[input].Facts)];
        if (layers.Any(layer => layer.Facts is null) || inputs.Contains(null))
        {
            return null;
        }

        bool isSplit = layers[0].Use is null && layers.Length > 0 && layers[0].Layer.Arguments.Has(LayerKind.Part);
        string name = layers[0].Use?.Outermost.Name ?? layers[0].Layer.Name;
        return new AttributeSummary(
            AttributeOf(layers[0]),
            isSplit ? name.Substring(0, name.LastIndexOf('.')) : name,
            [.. inputs.Select(input => input!.Output)],
            layers[layers.Length - 1].Facts!.Output,
            isSplit ? layers.Length : 1,
            layers.Sum(layer => layer.Facts!.Parameters),
            layers.Sum(layer => layer.Facts!.MultiplyAdds))
        {
            IsInput = layers[0].Layer.Kind == GraphBuilder.Input,
        };
    }

    private static string Compact(Shape shape) => shape.ToString().Replace(" ", "");

    private static string Count(long number, string unit) => number == 0 ? "" : $", {number.ToString("N0", CultureInfo.InvariantCulture)} {unit}";
}
