namespace CnnDsl.Properties.Tests.Drawing;

/// <summary>Breaks a legal network in one or several places. What comes out may be legal all the same.</summary>
internal static class Breakage
{
    private static readonly int[] Extremes = [0, -1, -2, 7, 63, 1000, 1 << 16, int.MaxValue, int.MinValue, int.MaxValue - 63];

    private static readonly double[] Limits = [0, -1, 1e300, -1e300, double.Epsilon, 1e-40];

    private static readonly string[] Names = ["", " ", "n0", "input", "1", "a b", "ünï", "conv1.weight", ".", "layer.", "nobody", "second", "\\\"", "\\n"];

    /// <summary>Other dice than those of the network that is broken.</summary>
    private const int Apart = 1_000_000;

    /// <summary>The broken network of a seed.</summary>
    public static DrawnNetwork Seeded(int seed) => Of(NetworkDraw.Of(Dice.Of(seed)), new Dice(Dice.Of(seed + Apart)));

    /// <summary>The network with one to three things changed.</summary>
    public static DrawnNetwork Of(DrawnNetwork network, Dice dice)
    {
        for (int i = dice.Next(1, 3); i > 0; i--)
        {
            network = Change(network, dice);
        }

        return network;
    }

    private static DrawnNetwork Change(DrawnNetwork network, Dice dice)
    {
        if (network.Layers.Count == 0)
        {
            return network;
        }

        int at = dice.Next(0, network.Layers.Count - 1);
        DrawnLayer layer = network.Layers[at];
        return dice.Next(0, 13) switch
        {
            0 => network with { Inputs = [.. network.Inputs.Select(input => input with { Dimensions = [.. input.Dimensions.Select(size => dice.OnceIn(2) ? dice.Either(Extremes) : size)] })] },
            1 => network with { Layers = [.. network.Layers.Take(at), .. network.Layers.Skip(at + 1)] },
            2 => network with { Outputs = [.. network.Outputs, dice.Either(Names)] },
            3 => network with { Inputs = [.. network.Inputs, new DrawnInput([dice.Next(1, 9), dice.Next(1, 9), dice.Next(1, 9)], dice.Either(Names))] },
            4 => With(network, at, layer with { Name = dice.Either(Names) }),
            5 => With(network, at, layer with { From = dice.Either(Names) }),
            6 => With(network, at, layer with { Merges = layer.Merges is null ? null : [.. layer.Merges.Skip(1), dice.Either(Names)] }),
            7 => With(network, at, Redrawn(layer, dice)),
            8 => network with { Layers = dice.Shuffle(network.Layers) },
            9 => network with { Inputs = [.. network.Inputs.Select(input => input with { Format = dice.Either(Enum.GetValues<InputFormat>()) })] },
            10 => With(network, at, layer with { When = dice.Either(Shapes.Match, Shapes.Differ) }),
            11 => With(network, at, layer with { Arguments = Opened(layer.Arguments, dice) }),
            12 => BlockBreakage.Change(network, dice),
            _ => With(network, at, layer with { Arguments = [.. layer.Arguments.Select(argument => dice.OnceIn(2) ? Broken(argument, dice) : argument)] }),
        };
    }

    /// <summary>A layer of any kind for any shape in its place.</summary>
    private static DrawnLayer Redrawn(DrawnLayer layer, Dice dice)
    {
        string kind = dice.Either([.. LayerDraw.Kinds.Keys]);
        Generator.Model.Shape shape = Generator.Model.Shape.Of([.. Enumerable.Range(0, dice.Next(0, 5)).Select(_ => dice.Next(1, 9))]);
        return layer with { Kind = kind, Block = null, Arguments = LayerDraw.Arguments(dice, kind, shape), Merges = LayerDraw.IsMerge(kind) ? layer.Merges ?? [dice.Either(Names)] : null };
    }

    /// <summary>Whole numbers as open sizes, which only blocks may have.</summary>
    private static IReadOnlyList<DrawnArgument> Opened(IReadOnlyList<DrawnArgument> arguments, Dice dice) =>
        [.. arguments.Select(argument => argument.Value is int && dice.OnceIn(2) ? argument with { Value = new OpenSize(dice.Either(OpenSize.All)) } : argument)];

    private static DrawnArgument Broken(DrawnArgument argument, Dice dice) => argument with
    {
        Value = argument.Value switch
        {
            int => dice.Either(Extremes),
            double => dice.Either(Limits),
            bool flag => !flag,
            int[] numbers => dice.OnceIn(2) ? numbers.Skip(1).ToArray() : [.. numbers, dice.Either(Extremes)],
            double[] numbers => dice.OnceIn(2) ? numbers.Skip(1).ToArray() : [.. numbers, dice.Either(Limits)],
            Enum member => Enum.ToObject(member.GetType(), dice.Next(0, 5)) is Enum other && Enum.IsDefined(other.GetType(), other) ? other : member,
            _ => argument.Value,
        },
    };

    private static DrawnNetwork With(DrawnNetwork network, int at, DrawnLayer layer) =>
        network with { Layers = [.. network.Layers.Take(at), layer, .. network.Layers.Skip(at + 1)] };
}
