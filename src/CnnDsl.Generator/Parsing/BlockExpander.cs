using System.Globalization;
using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace CnnDsl.Generator.Parsing;

/// <summary>Writes the layers of a block out where it is used, with the sizes of the use.</summary>
internal sealed class BlockExpander(GraphBuilder graph, SourceMap map, CancellationToken cancellation)
{
    private const string BlockAttribute = "CnnDsl.BlockAttribute";

    /// <summary>More repetitions than any network has; beyond, a typing mistake would fill the memory.</summary>
    private const int MostRepeats = 1000;

    private readonly Stack<ITypeSymbol> _open = new();

    public void Expand(AttributeReader.Found use, Scope scope)
    {
        string name = use.Name ?? scope.NextName(CamelCase(use.Block!.Name));
        List<string> missing = [];
        LayerArguments sizes = scope.Resolve(use.Values, missing);
        AttributeReader.Found[] layers = AttributeReader.ReadBlock(use.Block!, cancellation);
        int? input = use.From is null ? scope.Before : graph.Find(use, name, use.From, "From", scope);
        bool isDeclared = use.Compiles && use.Block!.TypeKind != TypeKind.Error;
        if (isDeclared && FindObstacle(use, sizes, layers, missing) is { } obstacle)
        {
            map.Report(DiagnosticIds.UnusableBlock, use.Place, scope.Use, [use.Kind, scope.Prefix + name, obstacle]);
        }
        else if (isDeclared && input is { } known)
        {
            Repeat(use, name, scope, known, sizes, layers);
            return;
        }

        graph.AddUnknown(use, name, scope);
    }

    /// <summary>What a use is called by default; a type argument that is not written yet has an empty name.</summary>
    private static string CamelCase(string block) => block.Length == 0 ? "use" : char.ToLowerInvariant(block[0]) + block.Substring(1);

    private void Repeat(AttributeReader.Found use, string name, Scope scope, int input, LayerArguments sizes, AttributeReader.Found[] layers)
    {
        _open.Push(use.Block!);
        UseTrace trace = new(use.Block!.Name, scope.Prefix + name, use.Place, scope.Use);
        bool isRepeated = sizes.Has("Repeat");
        bool isGroup = isRepeated && name.IndexOf('{') < 0 && graph.TakeName(use, name, scope);
        int last = input;
        HashSet<string> read = new(StringComparer.Ordinal);
        for (int i = 0; i < sizes.Int("Repeat", 1); i++)
        {
            string instance = InstanceName(name, i, isRepeated);
            if (graph.TakeName(use, instance, scope))
            {
                LayerArguments own = i == 0 ? sizes : new(sizes.Items.Where(size => size.Name != "Stride").ToEquatableArray());
                Scope inner = new($"{scope.Prefix}{instance}.", trace, last, own, GraphBuilder.StatedNames(layers));
                graph.AddAll(layers, inner);
                last = inner.Before;
                scope.Names[instance] = last;
                read.UnionWith(inner.Read);
            }
        }

        _open.Pop();
        scope.Before = last;
        if (isGroup)
        {
            scope.Names[name] = last;
        }

        CheckSizes(use, $"{scope.Prefix}{name}", scope, read);
    }

    /// <summary>A size that the block does not read is a slip: the one that was meant is missing.</summary>
    private void CheckSizes(AttributeReader.Found use, string name, Scope scope, HashSet<string> read)
    {
        foreach (string size in Scope.OpenSizes.Where(size => use.Values.Has(size) && !read.Contains(size)))
        {
            string verdict = $"{size} is stated, but no layer of {use.Block!.Name} reads Use.{size}";
            map.Report(DiagnosticIds.UnusableBlock, use.Arguments[size], scope.Use, [use.Kind, name, verdict], [Remedy.Remove(size)]);
        }
    }

    /// <summary>name.0, name.1, ...; or, for a name with a number in braces, that number and those behind it: layer{3} is layer3, layer4, ...</summary>
    private static string InstanceName(string name, int index, bool isRepeated)
    {
        if (FindCounter(name) is var (before, first, after))
        {
            return before + (first + index).ToString(CultureInfo.InvariantCulture) + after;
        }

        return isRepeated ? $"{name}.{index.ToString(CultureInfo.InvariantCulture)}" : name;
    }

    /// <summary>The number in braces and what stands round it, or null when there is none.</summary>
    private static (string Before, int First, string After)? FindCounter(string name)
    {
        int open = name.IndexOf('{');
        int close = name.IndexOf('}');
        return open >= 0 && close > open
            && int.TryParse(name.Substring(open + 1, close - open - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int first)
            && first <= int.MaxValue - MostRepeats
            ? (name.Substring(0, open), first, name.Substring(close + 1))
            : null;
    }

    /// <summary>Why the block cannot be written out here, or null.</summary>
    private string? FindObstacle(AttributeReader.Found use, LayerArguments sizes, AttributeReader.Found[] layers, List<string> missing)
    {
        ITypeSymbol block = use.Block!;
        if (AttributeReader.Find(block, BlockAttribute) is null)
        {
            return $"{block.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)} is no block; it lacks [Block]";
        }

        if (_open.Contains(block, SymbolEqualityComparer.Default))
        {
            return $"{block.Name} contains itself: {string.Join(" -> ", _open.Reverse().Append(block).Select(b => b.Name))}";
        }

        if (layers.Length == 0)
        {
            return $"{block.Name} has no layers, or is not declared in this project's source";
        }

        return layers switch
        {
            _ when layers.Any(layer => layer.Declaration != layers[0].Declaration) => $"{block.Name} has layers on several partial declarations, which have no order",
            _ when layers.Any(layer => layer.Kind == GraphBuilder.Input) => $"{block.Name} has an [Input]; a block reads what stands before its use",
            _ when sizes.Has("Repeat") && sizes.Int("Repeat", 1) is < 1 or > MostRepeats => $"Repeat is {sizes.Int("Repeat", 1)}; it must be 1 to {MostRepeats}",
            _ when use.Name is { } name && name.IndexOfAny(['{', '}']) >= 0 && FindCounter(name) is null => $"the braces in its name hold no number from 0 to {int.MaxValue - MostRepeats}",
            _ when use.Values.Has("When") => "When belongs to the layers of a block, not to its use",
            _ when missing.Count > 0 => $"it reads Use.{missing[0]}, which the use around it does not state",
            _ => null,
        };
    }
}
