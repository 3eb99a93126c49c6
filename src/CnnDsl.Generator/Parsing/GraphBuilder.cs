using System.Globalization;
using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Layers;
using CnnDsl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace CnnDsl.Generator.Parsing;

/// <summary>
/// Makes the graph of the attributes: each layer reads the one before it, unless it says otherwise. Names refer backwards only,
/// so there are no cycles and the order of the source is an order of execution. Blocks are written out where they are used.
/// </summary>
internal sealed class GraphBuilder
{
    public const string Input = "Input";

    private readonly SourceMap _map;
    private readonly BlockExpander _blocks;
    private readonly List<Layer> _layers = [];
    private readonly Dictionary<string, string> _kindsByName = new(StringComparer.Ordinal);

    private GraphBuilder(SourceMap map, CancellationToken cancellation)
    {
        _map = map;
        _blocks = new BlockExpander(this, map, cancellation);
    }

    /// <summary>The layers and what the network returns of them: what [Output] names, or the last layer.</summary>
    public static (List<Layer> Layers, List<NetworkOutput> Outputs) Build(
        AttributeReader.Found[] attributes, AttributeReader.Found[] outputs, SourceMap map, CancellationToken cancellation)
    {
        GraphBuilder builder = new(map, cancellation);
        Scope scope = new("", null, -1, default, StatedNames(attributes));
        builder.AddAll(attributes, scope);
        List<NetworkOutput> returned = new OutputReader(builder, map).Read(outputs, scope);
        return (builder._layers, returned);
    }

    public IReadOnlyList<Layer> Layers => _layers;

    public static HashSet<string> StatedNames(IEnumerable<AttributeReader.Found> attributes) =>
        new(attributes.Select(attribute => attribute.Name).OfType<string>(), StringComparer.Ordinal);

    public void AddAll(IEnumerable<AttributeReader.Found> attributes, Scope scope)
    {
        foreach (AttributeReader.Found attribute in attributes)
        {
            if (attribute.Block is null)
            {
                Add(attribute, scope);
            }
            else
            {
                _blocks.Expand(attribute, scope);
            }
        }
    }

    /// <summary>A layer of unknown shape in the place of what could not be read.</summary>
    public void AddUnknown(AttributeReader.Found attribute, string name, Scope scope)
    {
        _map.Add(attribute.Place, attribute.Arguments, scope.Use);
        scope.Names[name] = scope.Before = _layers.Count;
        _layers.Add(new Layer("", scope.Prefix + name, [], default));
    }

    /// <summary>The layer of a name; null, and a report, when there is none before this one.</summary>
    public int? Find(AttributeReader.Found attribute, string name, string wanted, string argument, Scope scope)
    {
        if (scope.Names.TryGetValue(wanted, out int index))
        {
            return index;
        }

        Location place = attribute.Arguments.TryGetValue(argument, out Location? stated) ? stated : attribute.Place;
        if (scope.IsStated(wanted))
        {
            _map.Report(DiagnosticIds.LaterName, place, scope.Use, [attribute.Kind, scope.Prefix + name, wanted]);
        }
        else
        {
            _map.Report(
                DiagnosticIds.UnknownName, place, scope.Use,
                [attribute.Kind, scope.Prefix + name, wanted, $"it can read {string.Join(", ", scope.Names.Keys)}"],
                [.. Spelling.Nearest(wanted, scope.Names.Keys).Select(nearest => Remedy.Read(wanted, nearest))]);
        }

        return null;
    }

    /// <summary>Takes a name that is stated or by default, or reports why not.</summary>
    public bool TakeName(AttributeReader.Found attribute, string name, Scope scope)
    {
        Location place = attribute.Arguments.TryGetValue("Name", out Location? stated) ? stated : attribute.Place;
        string full = scope.Prefix + name;
        if (!IsWellFormed(name))
        {
            _map.Report(DiagnosticIds.MalformedName, place, scope.Use, [attribute.Kind, name], Spelling.WellFormed(name) is { } repaired ? [Remedy.Set("Name", CSharpLiteral.Of(repaired))] : []);
            return false;
        }

        if (_kindsByName.TryGetValue(full, out string? earlier))
        {
            string free = Spelling.Free(name, other => _kindsByName.ContainsKey(scope.Prefix + other) || scope.IsStated(other));
            _map.Report(DiagnosticIds.DuplicateName, place, scope.Use, [attribute.Kind, full, earlier], [Remedy.Set("Name", CSharpLiteral.Of(free))]);
            return false;
        }

        _kindsByName.Add(full, attribute.Kind);
        return true;
    }

    private void Add(AttributeReader.Found attribute, Scope scope)
    {
        string otherwise = DefaultName(attribute.Kind, scope);
        string name = attribute.Name ?? otherwise;
        List<string> missing = [];
        LayerArguments arguments = scope.Resolve(attribute.Values, missing);
        int[]? inputs = IsSource(attribute.Kind) ? [] : ReadInputs(attribute, name, scope);
        if (missing.Count > 0)
        {
            string verdict = scope.Use is null ? $"only a block has an open size such as Use.{missing[0]}" : $"the block reads Use.{missing[0]}, which this use does not state";
            _map.Report(DiagnosticIds.UnusableBlock, scope.Use?.Place ?? attribute.Place, attribute.Kind, scope.Prefix + name, verdict);
        }

        // A layer that does not compile has no kind; one whose input is unknown reads nothing. The shapes of both are unknown.
        Layer layer = new(
            attribute.Compiles && missing.Count == 0 ? attribute.Kind : "",
            scope.Prefix + (IsWellFormed(name) ? name : otherwise), (inputs ?? []).ToEquatableArray(), arguments)
        {
            When = ReadCondition(attribute, name, scope),
        };
        bool isNamed = attribute.Compiles && TakeName(attribute, name, scope);
        if (LayerCatalog.Find(layer.Kind)?.PartsOf(arguments) is not { } parts)
        {
            Append(attribute, layer, isNamed ? name : null, scope);
            return;
        }

        for (int i = 0; i < parts; i++)
        {
            string suffix = "." + i.ToString(CultureInfo.InvariantCulture);
            LayerArguments own = arguments.With([new Argument(LayerKind.Part, i)]);
            Append(attribute, layer with { Name = layer.Name + suffix, Arguments = own }, isNamed ? name + suffix : null, scope);
        }
    }

    /// <summary>Adds a layer, under a name that others can read unless its own is at fault.</summary>
    private void Append(AttributeReader.Found attribute, Layer layer, string? name, Scope scope)
    {
        if (name is not null)
        {
            scope.Names[name] = _layers.Count;
        }

        _map.Add(attribute.Place, attribute.Arguments, scope.Use);
        _layers.Add(layer);
        scope.Before = _layers.Count - 1;
    }

    private static string DefaultName(string kind, Scope scope)
    {
        string next = scope.NextName(kind == Input ? "input" : LayerCatalog.Find(kind)?.Prefix ?? "layer");
        return next == "input1" ? Input.ToLowerInvariant() : next;
    }

    private Condition? ReadCondition(AttributeReader.Found attribute, string name, Scope scope)
    {
        int when = attribute.Values.Int("When", 0);
        if (when != 0 && scope.Use is null)
        {
            _map.Report(
                DiagnosticIds.UnusableBlock, attribute.Arguments["When"], null, [attribute.Kind, name, "When compares with the input of a block, and this layer is in none"],
                [Remedy.Remove("When")]);
            return null;
        }

        if (when != 0 && IsSource(attribute.Kind))
        {
            _map.Report(
                DiagnosticIds.UnusableBlock, attribute.Arguments["When"], scope.Use,
                [attribute.Kind, scope.Prefix + name, "it reads nothing that could go on in its place, so it is there always"], [Remedy.Remove("When")]);
            return null;
        }

        return when == 0 ? null : new Condition(when == 1, scope.BlockInput, scope.Before);
    }

    /// <summary>The layers to read, or null when one is not to be found.</summary>
    private int[]? ReadInputs(AttributeReader.Found attribute, string name, Scope scope)
    {
        int? main = attribute.From is null ? scope.Before : Find(attribute, name, attribute.From, "From", scope);
        if (attribute.Merges is not { } merges)
        {
            return main is { } single ? [single] : null;
        }

        int?[] named = [.. merges.Select(merge => Find(attribute, name, merge, "Inputs", scope))];
        int?[] all = merges.Length == 1 || attribute.From is not null ? [main, .. named] : named;
        if (all.Length < 2)
        {
            _map.Report(DiagnosticIds.TooFewInputs, attribute.Place, scope.Use, [attribute.Kind, scope.Prefix + name, all.Length == 0 ? "nothing" : "1 value"]);
            return null;
        }

        return all.Contains(null) ? null : [.. all.Select(input => input!.Value)];
    }

    /// <summary>Whether layers of this kind read nothing.</summary>
    public static bool IsSource(string kind) => kind == Input || LayerCatalog.Find(kind) is { IsSource: true };

    public static bool IsWellFormed(string name) =>
        name.Split('.').All(part => part.Length > 0 && part.All(c => char.IsLetterOrDigit(c) || c is '_' or '-'));
}
