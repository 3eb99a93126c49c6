using CnnDsl.Generator.Layers;
using CnnDsl.Generator.Model;
using GeneratorRounding = CnnDsl.Generator.Model.Rounding;

namespace CnnDsl.Properties.Tests.Drawing;

/// <summary>
/// Writes a network's blocks out, by the words of docs/language.md: every layer with its full name and the full names of what it reads.
/// Refuses what is not legal by the generator's own rules of shapes, and what no legal network has: values that nobody reads.
/// </summary>
/// <param name="isFloor">Whether sizes that are not whole are rounded down.</param>
/// <param name="isTried">Whether layers are run, and refused where numbers leave the range.</param>
internal sealed class Expansion(bool isFloor, bool isTried)
{
    /// <summary>Numbers of a value, and multiply-adds of a layer: the reference is slow.</summary>
    private const int MostNumbers = 4_000;
    private const int MostMultiplyAdds = 200_000;

    /// <summary>Layers when all blocks are written out.</summary>
    private const int MostLayers = 60;

    private readonly List<DrawnLayer> _layers = [];
    private readonly List<Value> _values = [];

    /// <summary>What layers read, and what those read that are there.</summary>
    private readonly List<Value> _read = [];
    private readonly List<Value> _keptRead = [];

    public bool IsRead(Value value) => _read.Contains(value);

    /// <summary>The layers and what is read so far, to go back to.</summary>
    public (int Layers, int Values, int Read, int KeptRead) Mark() => (_layers.Count, _values.Count, _read.Count, _keptRead.Count);

    public void Return((int Layers, int Values, int Read, int KeptRead) mark)
    {
        _layers.RemoveRange(mark.Layers, _layers.Count - mark.Layers);
        _values.RemoveRange(mark.Values, _values.Count - mark.Values);
        _read.RemoveRange(mark.Read, _read.Count - mark.Read);
        _keptRead.RemoveRange(mark.KeptRead, _keptRead.Count - mark.KeptRead);
    }

    /// <summary>The same network without blocks; all names are stated.</summary>
    public static DrawnNetwork Flat(DrawnNetwork network)
    {
        Expansion expansion = new(network.IsFloor, isTried: false);
        NameScope scope = new("", null, []);
        foreach (DrawnInput input in network.Inputs)
        {
            scope.Add(input.FullName, new Value(input.FullName, Shape.Of([.. input.Dimensions]), []));
        }

        return network.Layers.All(layer => expansion.TryAdd(layer, scope))
            ? network with { Layers = expansion._layers, Outputs = network.Outputs.Count == 0 ? [scope.Before!.Kept.Name] : [.. network.Outputs.Select(output => scope.Find(output)!.Kept.Name)] }
            : throw new InvalidOperationException($"What was drawn is not legal:\n{network}");
    }

    /// <summary>Adds a layer or a block's use to its scope; changes nothing where it is not legal.</summary>
    public bool TryAdd(DrawnLayer layer, NameScope scope)
    {
        (int, int, int, int) mark = Mark();
        if (layer.Block is null ? TryAddLayer(layer, scope) : TryAddUse(layer, layer.Block, scope))
        {
            return true;
        }

        Return(mark);
        return false;
    }

    /// <summary>Whether all that was added since is read, but for the last.</summary>
    public bool IsWhole((int Layers, int Values, int Read, int KeptRead) since, Value input, Value last) =>
        _layers.Count > since.Layers
        && _read.Skip(since.Read).Contains(input)
        && _values.Skip(since.Values).All(value => value == last || _read.Contains(value))
        && _values.Skip(since.Values).All(value => value.IsAbsent || value == last.Kept || _keptRead.Contains(value));

    private bool TryAddLayer(DrawnLayer layer, NameScope scope)
    {
        LayerKind kind = LayerCatalog.Find(layer.Kind)!;
        if (_layers.Count == MostLayers || Reads(layer, scope, kind.IsSource) is not { } reads || scope.Resolve(layer.Arguments) is not { } arguments)
        {
            return false;
        }

        string name = layer.Name ?? scope.NextName(kind.Prefix);
        string full = scope.Prefix + name;
        _read.AddRange(reads);
        if (layer.When != Shapes.Any && (layer.When == Shapes.Match) != (scope.BlockInput!.Shape == scope.Before!.Shape))
        {
            Give(scope, kind.Prefix, [(name, new Value(full, reads[0]))]);
            return true;
        }

        Value[] kept = [.. reads.Select(value => value.Kept)];
        _keptRead.AddRange(kept);
        Argument[] numbers = [.. LayerDraw.ToNumbers(arguments)];
        if (kind.PartsOf(new LayerArguments(numbers.ToEquatableArray())) is not { } parts)
        {
            return Infer(layer.Kind, full, numbers, kept) is { } value && Give(scope, kind.Prefix, [(name, value)], Written(layer, full, arguments, kept));
        }

        (string Name, Value? Value)[] values = [.. Enumerable.Range(0, parts).Select(part =>
            ($"{name}.{part}", Infer(layer.Kind, $"{full}.{part}", [.. numbers, new Argument(LayerKind.Part, part)], kept)))];
        return parts > 0 && values.All(part => part.Value is not null) && Give(scope, kind.Prefix, values!, Written(layer, full, arguments, kept));
    }

    private bool Give(NameScope scope, string kindPrefix, IEnumerable<(string Name, Value Value)> values, DrawnLayer? written = null)
    {
        scope.CountName(kindPrefix);
        foreach ((string name, Value value) in values)
        {
            _values.Add(value);
            scope.Add(name, value);
        }

        if (written is not null)
        {
            _layers.Add(written);
        }

        return true;
    }

    private static DrawnLayer Written(DrawnLayer layer, string name, IReadOnlyList<DrawnArgument> arguments, Value[] reads) => new(
        layer.Kind, arguments,
        layer.Merges is null ? null : [.. reads.Select(value => value.Name)],
        layer.Merges is null && reads.Length > 0 ? reads[0].Name : null,
        name);

    private static Value[]? Reads(DrawnLayer layer, NameScope scope, bool isSource)
    {
        Value? main = layer.From is null ? scope.Before : scope.Find(layer.From);
        Value?[] named = [.. (layer.Merges ?? []).Select(scope.Find)];
        Value?[] all = isSource ? [] : named.Length < 2 || layer.From is not null ? [main, .. named] : named;
        return all.Contains(null) ? null : [.. all.Select(value => value!)];
    }

    private Value? Infer(string kind, string name, Argument[] arguments, Value[] reads)
    {
        LayerFacts? facts = LayerInference.Infer(
            kind, name, arguments, [.. reads.Select(value => value.Shape)], isFloor ? GeneratorRounding.Floor : GeneratorRounding.None, out _);
        return facts is not null && facts.Output.Length <= MostNumbers && facts.MultiplyAdds <= MostMultiplyAdds && (isTried ? Trial.Run(kind, facts, reads) : []) is { } numbers
            ? new Value(name, facts.Output, numbers)
            : null;
    }

    private bool TryAddUse(DrawnLayer use, DrawnBlock block, NameScope scope)
    {
        Value? input = use.From is null ? scope.Before : scope.Find(use.From);
        if (input is null || scope.Resolve(use.Arguments) is not { } arguments)
        {
            return false;
        }

        string kindPrefix = char.ToLowerInvariant(block.Name[0]) + block.Name[1..];
        string name = use.Name ?? scope.NextName(kindPrefix);
        (int, int, int, int) mark = Mark();
        List<(string Name, Value Value)> names = [];
        if (!TryRepeat(block, $"{scope.Prefix}{name}", input, arguments, names) || !IsWhole(mark, input, names[^1].Value))
        {
            return false;
        }

        if (use.Name is null)
        {
            scope.CountName(kindPrefix);
        }

        // The name itself stands for the last of several.
        foreach ((string instance, Value value) in names.Exists(instance => instance.Name == $"{scope.Prefix}{name}.0") ? [.. names, ($"{scope.Prefix}{name}", names[^1].Value)] : names)
        {
            scope.Add(instance[scope.Prefix.Length..], value);
        }

        return true;
    }

    /// <summary>Writes a block out as often as its use says; what each gives goes to <paramref name="names"/> under its full name.</summary>
    private bool TryRepeat(DrawnBlock block, string name, Value input, IReadOnlyList<DrawnArgument> arguments, List<(string Name, Value Value)> names)
    {
        Dictionary<string, int> sizes = arguments.ToDictionary(argument => argument.Property, argument => (int)argument.Value);
        bool isRepeated = sizes.Remove("Repeat", out int repeats);
        for (int i = 0; i < (isRepeated ? repeats : 1); i++)
        {
            string instance = NameScope.InstanceName(name, i, isRepeated);
            NameScope inner = new($"{instance}.", i == 0 ? input : names[^1].Value, i == 0 ? sizes : sizes.Where(size => size.Key != "Stride").ToDictionary());
            if (!block.Layers.All(layer => TryAdd(layer, inner)))
            {
                return false;
            }

            names.Add((instance, inner.Before!));
        }

        return true;
    }
}
