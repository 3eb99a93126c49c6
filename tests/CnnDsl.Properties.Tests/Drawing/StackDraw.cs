using CnnDsl.Generator.Layers;
using CnnDsl.Generator.Model;

namespace CnnDsl.Properties.Tests.Drawing;

/// <summary>
/// Draws the layers of a network or block one after the other. Each is drawn blindly and kept when it is legal; so a new kind of layer
/// is drawn as soon as there is one.
/// </summary>
/// <param name="dice">Decides.</param>
/// <param name="expansion">Says what is legal.</param>
/// <param name="scope">Where the layers stand.</param>
/// <param name="blocks">All blocks that were drawn so far.</param>
/// <param name="depth">0 for a network, 1 for its blocks.</param>
internal sealed class StackDraw(Dice dice, Expansion expansion, NameScope scope, List<DrawnBlock> blocks, int depth)
{
    private const int Deepest = 2;
    private const int Attempts = 30;

    /// <summary>Once in so many layers a block is used, once in so many an argument of a block's layer is left open, and so on.</summary>
    private const int UseOnce = 14;
    private const int OpenOnce = 3;
    private const int RepeatOnce = 3;
    private const int WhenOnce = 5;
    private const int FromOnce = 5;
    private const int FromScalarOnce = 2;

    public List<DrawnLayer> Layers { get; } = [];

    public bool TryAddLayer() => Enumerable.Range(0, Attempts / (depth + 1)).Any(_ =>
        depth < Deepest && dice.OnceIn(UseOnce) ? TryUse() : TryOnce(dice.Either(dice.OnceIn(2) ? LayerDraw.Substantial : [.. LayerDraw.Kinds.Keys])));

    /// <summary>What stands before may be left behind only where others can read it, or have.</summary>
    private bool MayLeave => scope.Before is { } before && (expansion.IsRead(before) || Layers.Count == 0 || Layers[^1].Name is not null);

    private bool TryOnce(string kind)
    {
        Value before = scope.Before!;
        List<string>? merges = null;
        string? from = null;
        if (LayerCatalog.Find(kind)?.IsSource == true)
        {
            // A network without an input would be none.
            if (!MayLeave || Layers.Count == 0)
            {
                return false;
            }
        }
        else if (LayerDraw.IsMerge(kind))
        {
            merges = Merged(before);
            if (merges.Count == 0 || (merges.Count > 1 && !MayLeave && !merges.Exists(name => scope.Find(name) == before)))
            {
                return false;
            }
        }
        else
        {
            from = From();
            before = from is null ? before : scope.Find(from)!;
        }

        (IReadOnlyList<DrawnArgument> arguments, string[] opened) = Opened(LayerDraw.Arguments(dice, kind, before.Shape));
        DrawnLayer layer = new(kind, arguments, merges, from, kind == "Split" || dice.OnceIn(2) ? NextName : null) { When = When(kind) };
        return TryKeep(layer, opened);
    }

    /// <summary>One to three names, most of them of values of the shape that stands before.</summary>
    private List<string> Merged(Value before)
    {
        string[] named = [.. scope.Names.Where(known => known.Value.Shape == before.Shape || dice.OnceIn(3)).Select(known => known.Name)];
        return [.. Enumerable.Range(0, dice.Next(1, 3)).TakeWhile(_ => named.Length > 0).Select(_ => dice.Either(named))];
    }

    private Shapes When(string kind) =>
        depth > 0 && LayerCatalog.Find(kind) is { IsSource: false } && kind != "Split" && dice.OnceIn(WhenOnce) ? dice.Either(Shapes.Match, Shapes.Differ) : Shapes.Any;

    private string NextName => $"n{Layers.Count}";

    private string? From() => MayLeave && dice.OnceIn(scope.Before!.Shape.Rank == 0 ? FromScalarOnce : FromOnce) ? dice.Either([.. scope.Names.Select(known => known.Name)]) : null;

    private bool TryKeep(DrawnLayer layer, string[] opened)
    {
        if (expansion.TryAdd(layer, scope))
        {
            Layers.Add(layer);
            return true;
        }

        foreach (string size in opened)
        {
            scope.Sizes.Remove(size);
        }

        return false;
    }

    /// <summary>The arguments with some of them left open, where this is a block; and the sizes that were first read so.</summary>
    private (IReadOnlyList<DrawnArgument> Arguments, string[] Opened) Opened(IReadOnlyList<DrawnArgument> arguments)
    {
        List<string> opened = [];
        List<DrawnArgument> result = [];
        foreach (DrawnArgument argument in arguments)
        {
            IReadOnlyList<string> choices = depth > 0 && argument.Value is int ? OpenSize.For(argument.Property) : [];
            if (choices.Count == 0 || !dice.OnceIn(OpenOnce))
            {
                result.Add(argument);
                continue;
            }

            string size = dice.Either(choices);
            if (scope.Sizes.TryAdd(size, (int)argument.Value))
            {
                opened.Add(size);
            }

            result.Add(argument with { Value = new OpenSize(size) });
        }

        return (result, [.. opened]);
    }

    private bool TryUse()
    {
        string? from = From();
        Value input = (from is null ? scope.Before : scope.Find(from))!;
        bool isNew = blocks.Count == 0 || dice.OnceIn(2);
        if ((isNew ? DrawBlock(input) : dice.Either(blocks)) is not { } block)
        {
            return false;
        }

        List<DrawnArgument> arguments = [];
        foreach (string size in block.Reads)
        {
            int value = isNew || dice.OnceIn(2) ? block.FirstSizes[size] : (int)ArgumentDraw.Of(dice, size, typeof(int), input.Shape);
            if (!(OpenSize.Defaults.TryGetValue(size, out int otherwise) && value == otherwise))
            {
                arguments.Add(new DrawnArgument(size, value, IsNamed: true));
            }
        }

        (IReadOnlyList<DrawnArgument> some, string[] opened) = Opened(arguments);
        bool isRepeated = dice.OnceIn(RepeatOnce);
        string? name = !dice.OnceIn(2) ? null : isRepeated && dice.OnceIn(2) ? $"{NextName}x{{{dice.Next(0, 3)}}}" : NextName;
        return TryKeep(
            new DrawnLayer(DrawnLayer.UseKind, isRepeated ? [.. some, new DrawnArgument("Repeat", dice.Next(1, 3), IsNamed: true)] : some, null, from, name) { Block = block },
            opened);
    }

    /// <summary>A block that fits where it is drawn for.</summary>
    private DrawnBlock? DrawBlock(Value input)
    {
        Dictionary<string, int> sizes = [];
        (int, int, int, int) mark = expansion.Mark();
        NameScope inner = new($"{scope.Prefix}new.", input, sizes);
        StackDraw draw = new(dice, expansion, inner, blocks, depth + 1);
        for (int i = dice.Next(1, 4); i > 0 && draw.TryAddLayer(); i--)
        {
        }

        draw.AddRest();
        bool isWhole = draw.Layers.Count > 0 && expansion.IsWhole(mark, input, inner.Before!);
        expansion.Return(mark);
        if (!isWhole)
        {
            return null;
        }

        DrawnBlock block = new($"Block{new string((char)('A' + (blocks.Count % 26)), 1 + (blocks.Count / 26))}", draw.Layers) { FirstSizes = sizes };
        blocks.Add(block);
        return block;
    }

    /// <summary>Nothing of a block may stay unread: what does is put to the last.</summary>
    private void AddRest()
    {
        string[] unread = [.. scope.Names.Where(known => known.Value != scope.Before && !expansion.IsRead(known.Value)).Select(known => known.Name)];
        if (unread.Length > 0 && scope.NameOf(scope.Before) is { } last)
        {
            _ = ((string[])["Add", "Concat", "Maximum"]).Any(kind => TryKeep(new DrawnLayer(kind, [], [last, .. unread], null, null), []));
        }
    }
}
