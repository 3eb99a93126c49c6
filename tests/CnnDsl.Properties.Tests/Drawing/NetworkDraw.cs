using CnnDsl.Generator.Layers;
using CnnDsl.Generator.Model;
using GeneratorRounding = CnnDsl.Generator.Model.Rounding;

namespace CnnDsl.Properties.Tests.Drawing;

/// <summary>
/// Draws a legal network of 1 to 20 layers. Every layer is drawn blindly and kept when the generator's own rules find nothing
/// wrong with it: so a new kind of layer is drawn as soon as there is one. Whether those rules are right is for the reference to say,
/// which derives every shape by itself.
/// </summary>
internal sealed class NetworkDraw
{
    /// <summary>The kind that gives several values.</summary>
    private const string Split = "Split";

    /// <summary>The last layer's name where it needs one.</summary>
    private const string Last = "last";

    private const int MostLayers = 20;
    private const int Attempts = 30;

    /// <summary>Numbers of a value, and multiply-adds of a layer: the reference is slow.</summary>
    private const int MostNumbers = 6_000;
    private const int MostMultiplyAdds = 400_000;

    private readonly Dice _dice;
    private readonly bool _isFloor;
    private readonly List<Value> _values = [];
    private readonly List<DrawnLayer> _layers = [];

    private NetworkDraw(Dice dice) => (_dice, _isFloor) = (dice, dice.OnceIn(2));

    /// <summary>The network that these dice give.</summary>
    public static DrawnNetwork Of(IReadOnlyList<uint> dice) => new NetworkDraw(new Dice(dice)).Draw();

    private DrawnNetwork Draw()
    {
        DrawnInput[] inputs = _dice.OnceIn(4) ? [DrawInput("first"), DrawInput("second")] : [DrawInput(null)];
        int count = _dice.Next(1, MostLayers);
        while (_layers.Count < count && (!_dice.IsEmpty || _layers.Count == 0) && TryAddLayer())
        {
        }

        // An input that nobody reads would be an error; so would a layer, unless it is returned.
        DrawnInput[] read = [.. inputs.Where((_, i) => _values[i].IsRead)];
        Value[] open = [.. _values.Skip(inputs.Length).Where(value => !value.IsRead)];
        if (open.Length == 1 && open[0] == _values[^1])
        {
            return new DrawnNetwork(_isFloor, read, _layers, []);
        }

        // Only the last can be without a name: what stands before a nameless one is read by it.
        _layers[^1] = _layers[^1] with { Name = _layers[^1].Name ?? Last };
        return new DrawnNetwork(_isFloor, read, _layers, [.. open.Select(value => value.Name ?? Last)]);
    }

    private DrawnInput DrawInput(string? name)
    {
        int[] dimensions = _dice.Next(0, 7) switch
        {
            0 => [_dice.Next(1, 40)],
            1 => [_dice.Next(1, 12), _dice.Next(1, 30)],
            2 => [_dice.Next(1, 3), _dice.Next(1, 4), _dice.Next(1, 5), _dice.Next(1, 6)],
            _ => [_dice.Next(1, 20), _dice.Next(1, 12), _dice.Next(1, 16)],
        };
        _values.Add(new Value(name ?? "input", Shape.Of(dimensions)));
        return new DrawnInput(dimensions, name);
    }

    private bool TryAddLayer() => Enumerable.Range(0, Attempts).Any(_ => TryOnce(_dice.Either(_dice.OnceIn(2) ? LayerDraw.Substantial : [.. LayerDraw.Kinds.Keys])));

    private bool TryOnce(string kind)
    {
        Value before = _values[^1];
        bool mayLeave = before is { Name: not null } || before.IsRead;
        Value[] reads = [before];
        List<string>? merges = null;
        string? from = null;
        if (LayerCatalog.Find(kind)?.IsSource == true)
        {
            // A network without an input would be none.
            if (!mayLeave || _layers.Count == 0)
            {
                return false;
            }

            reads = [];
        }
        else if (LayerDraw.IsMerge(kind))
        {
            Value[] named = [.. _values.Where(value => value.Name is not null && (value.Shape == before.Shape || _dice.OnceIn(3)))];
            Value[] chosen = [.. Enumerable.Range(0, _dice.Next(1, 3)).TakeWhile(_ => named.Length > 0).Select(_ => _dice.Either(named))];
            if (chosen.Length == 0 || (chosen.Length > 1 && !mayLeave && !chosen.Contains(before)))
            {
                return false;
            }

            merges = [.. chosen.Select(value => value.Name!)];
            reads = chosen.Length == 1 ? [before, chosen[0]] : chosen;
        }
        else if (mayLeave && _dice.OnceIn(5))
        {
            reads = [_dice.Either([.. _values.Where(value => value.Name is not null)])];
            from = reads[0].Name;
            before = reads[0];
        }

        if (reads.Any(value => value.Shape.Rank == 0))
        {
            // Nothing follows a scalar: hardly any kind means anything on one.
            return false;
        }

        DrawnLayer layer = new(kind, LayerDraw.Arguments(_dice, kind, before.Shape), merges, from, kind == Split || _dice.OnceIn(2) ? $"n{_layers.Count}" : null);
        return TryKeep(layer, reads);
    }

    private bool TryKeep(DrawnLayer layer, Value[] reads)
    {
        LayerFacts? facts = LayerInference.Infer(
            layer.Kind, "layer", LayerDraw.ToNumbers(layer.Arguments), [.. reads.Select(value => value.Shape)],
            _isFloor ? GeneratorRounding.Floor : GeneratorRounding.None, out _);
        if (facts is null || facts.Output.Length > MostNumbers || facts.MultiplyAdds > MostMultiplyAdds)
        {
            return false;
        }

        foreach (Value value in reads)
        {
            value.IsRead = true;
        }

        _layers.Add(layer);
        int parts = layer.Kind == Split ? (int)layer.Arguments[0].Value : 0;
        _values.AddRange(parts == 0
            ? [new Value(layer.Name, facts.Output)]
            : Enumerable.Range(0, parts).Select(part => new Value($"{layer.Name}.{part}", facts.Output)));
        return true;
    }

    private sealed class Value(string? name, Shape shape)
    {
        public string? Name { get; } = name;

        public Shape Shape { get; } = shape;

        public bool IsRead { get; set; }
    }
}
