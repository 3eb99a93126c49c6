namespace CnnDsl.Properties.Tests.Drawing;

/// <summary>Breaks a block or its use.</summary>
internal static class BlockBreakage
{
    private static readonly int[] Counts = [0, -1, 1, 2, 1000, 1001, int.MaxValue];

    private static readonly string[] Names = ["n0", "blockA1", "layer{3}", "layer{", "{2147483647}", "a{1}b{2}", "n0.1", "input"];

    /// <summary>The network with a use, or what it uses, changed; another breakage where it uses nothing.</summary>
    public static DrawnNetwork Change(DrawnNetwork network, Dice dice)
    {
        DrawnBlock[] blocks = [.. DrawnBlock.Of(network.Layers)];
        if (blocks.Length == 0)
        {
            return network with { Inputs = [] };
        }

        DrawnBlock block = dice.Either(blocks);
        return dice.Next(0, 3) switch
        {
            0 => network with { Layers = [.. network.Layers.Select(layer => layer.Block is null ? layer : Changed(layer, dice))] },
            1 => Replace(network, block, block with { Layers = Inside(network, block, dice) }),
            2 => Replace(network, block, block with { Layers = [.. block.Layers, Itself(block, dice.Either(blocks))] }),
            _ => Replace(network, block, block with { IsDeclared = false }),
        };
    }

    /// <summary>A use without one of its sizes, with one too many, repeated too often or under another name.</summary>
    private static DrawnLayer Changed(DrawnLayer use, Dice dice) => dice.Next(0, 3) switch
    {
        0 => use with { Arguments = [.. use.Arguments.Skip(1)] },
        1 => use with { Arguments = With(use.Arguments, dice.Either(OpenSize.All), dice.Next(-1, 9)) },
        2 => use with { Arguments = With(use.Arguments, "Repeat", dice.Either(Counts)) },
        _ => use with { Name = dice.Either(Names) },
    };

    private static IReadOnlyList<DrawnArgument> With(IReadOnlyList<DrawnArgument> arguments, string property, int value) =>
        [.. arguments.Where(argument => argument.Property != property), new DrawnArgument(property, value, IsNamed: true)];

    /// <summary>The block's layers, broken as those of a network are.</summary>
    private static IReadOnlyList<DrawnLayer> Inside(DrawnNetwork network, DrawnBlock block, Dice dice) =>
        Breakage.Of(network with { Layers = [.. block.Layers.Where(layer => layer.Block is null)] }, dice).Layers;

    /// <summary>A use of any block in one: where it leads back, blocks contain themselves.</summary>
    private static DrawnLayer Itself(DrawnBlock block, DrawnBlock other) =>
        new(DrawnLayer.UseKind, [.. other.FirstSizes.Select(size => new DrawnArgument(size.Key, size.Value, IsNamed: true))], null, null, null)
        {
            Block = other.WithInner.Contains(block) ? block with { IsMentioned = true } : other,
        };

    private static DrawnNetwork Replace(DrawnNetwork network, DrawnBlock old, DrawnBlock other) => network with { Layers = Replace(network.Layers, old, other) };

    private static IReadOnlyList<DrawnLayer> Replace(IReadOnlyList<DrawnLayer> layers, DrawnBlock old, DrawnBlock other) =>
    [
        .. layers.Select(layer => layer.Block is not { } block ? layer
            : layer with { Block = block.Name == old.Name ? other : block with { Layers = Replace(block.Layers, old, other) } }),
    ];
}
