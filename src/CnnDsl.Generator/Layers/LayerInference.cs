using System.Globalization;
using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Layers;

/// <summary>The layers' own shape rules for those who make networks by other means than attributes, such as an import.</summary>
internal static class LayerInference
{
    /// <summary>What follows from a layer's arguments and inputs.</summary>
    /// <param name="kind">The layer's attribute without the suffix: <c>Conv2D</c>.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <param name="arguments">Its arguments by the properties of the attribute; elements of arrays as <c>Axes[0]</c>.</param>
    /// <param name="inputs">The shapes that it reads.</param>
    /// <param name="rounding">What the network does with sizes that are not whole.</param>
    /// <param name="problems">What is wrong, as the compiler would say it; empty when nothing is.</param>
    /// <returns>The facts, or null when there is no such kind or something is wrong.</returns>
    public static LayerFacts? Infer(
        string kind, string name, IEnumerable<Argument> arguments, IReadOnlyList<Shape> inputs, Rounding rounding, out IReadOnlyList<string> problems)
    {
        List<Problem> found = [];
        Layer layer = new(kind, name, Enumerable.Range(0, inputs.Count).ToEquatableArray(), new LayerArguments(arguments.ToEquatableArray()));
        LayerCheck check = new(0, layer, [.. inputs.Select((_, i) => $"input {i.ToString(CultureInfo.InvariantCulture)}")], rounding, found);
        LayerFacts? facts = null;
        if (LayerCatalog.Find(kind) is { } known)
        {
            known.CheckArguments(check);
            facts = known.Check(check, inputs);
            problems = [.. found.Select(problem => string.Format(
                CultureInfo.InvariantCulture, DiagnosticCatalog.Get(problem.Id).MessageFormat.ToString(CultureInfo.InvariantCulture), [.. problem.Values]))];
        }
        else
        {
            problems = [$"There is no layer kind {kind}."];
        }

        return problems.Count == 0 ? facts : null;
    }
}
