namespace CnnDsl.Properties.Tests.Drawing;

/// <summary>Makes the mistakes that people make: a number is off by a little, a name misspelt, a flatten forgotten, rounding not thought of.</summary>
internal static class Slip
{
    /// <summary>Other dice than those of the network.</summary>
    private const int Apart = 2_000_000;

    /// <summary>The network of a seed with a slip or two.</summary>
    public static DrawnNetwork Seeded(int seed)
    {
        DrawnNetwork network = NetworkDraw.Of(Dice.Of(seed));
        Dice dice = new(Dice.Of(seed + Apart));
        for (int i = dice.Next(1, 2); i > 0; i--)
        {
            network = Change(network, dice);
        }

        return network;
    }

    private static DrawnNetwork Change(DrawnNetwork network, Dice dice) => dice.Next(0, 6) switch
    {
        0 => network with { IsFloor = false },
        1 => network with { Layers = [.. network.Layers.Where(layer => layer.Kind != "Flatten")] },
        2 => OnOneOf(network, dice, layer => layer.Kind is "Conv2D" or "Conv1D" or "DepthwiseConv2D" or "ConvTranspose2D", layer => With(layer, "InChannels", dice.Next(1, 9))),
        3 => OnOneOf(network, dice, layer => layer.Kind is "MaxPool2D" or "AvgPool2D" or "MaxPool1D" or "Conv2D", layer => With(layer, "Stride", dice.Next(2, 4))),
        4 => OnOneOf(network, dice, layer => layer.From is not null, layer => layer with { From = Misspelt(layer.From!, dice) }),
        5 => OnOneOf(network, dice, layer => layer.Merges is { Count: > 0 }, layer => layer with { Merges = [Misspelt(layer.Merges![0], dice), .. layer.Merges.Skip(1)] }),
        _ => OnOneOf(network, dice, layer => layer.Arguments.Any(argument => argument.Value is int), layer => layer with { Arguments = [.. layer.Arguments.Select(argument => Off(argument, dice))] }),
    };

    private static DrawnNetwork OnOneOf(DrawnNetwork network, Dice dice, Func<DrawnLayer, bool> isMeant, Func<DrawnLayer, DrawnLayer> change)
    {
        DrawnLayer[] meant = [.. network.Layers.Where(isMeant)];
        DrawnLayer? one = meant.Length == 0 ? null : dice.Either(meant);
        return network with { Layers = [.. network.Layers.Select(layer => ReferenceEquals(layer, one) ? change(layer) : layer)] };
    }

    private static DrawnLayer With(DrawnLayer layer, string property, int value) =>
        layer with { Arguments = [.. layer.Arguments.Where(argument => argument.Property != property), new DrawnArgument(property, value, IsNamed: true)] };

    private static DrawnArgument Off(DrawnArgument argument, Dice dice) =>
        argument.Value is int number && dice.OnceIn(2) ? argument with { Value = number + dice.Next(1, 4) - (dice.OnceIn(2) ? 5 : 0) } : argument;

    private static string Misspelt(string name, Dice dice) => name.Length > 2 ? name.Remove(dice.Next(0, name.Length - 1), 1) : name + "s";
}
