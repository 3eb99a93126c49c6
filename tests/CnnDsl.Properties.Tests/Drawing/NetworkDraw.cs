using CnnDsl.Generator.Model;
using CnnDsl.Reference;

namespace CnnDsl.Properties.Tests.Drawing;

/// <summary>
/// Draws a legal network of 1 to 20 layers and blocks. It is legal by the generator's own rules; whether those are right is for the
/// reference to say, which derives every shape by itself.
/// </summary>
internal sealed class NetworkDraw
{
    private const int MostLayers = 20;

    private readonly Dice _dice;
    private readonly bool _isFloor;
    private readonly Expansion _expansion;
    private readonly NameScope _scope = new("", null, []);
    private readonly NormalNumbers _numbers = new(seed: 4);

    private NetworkDraw(Dice dice)
    {
        (_dice, _isFloor) = (dice, dice.OnceIn(2));
        _expansion = new Expansion(_isFloor, isTried: true);
    }

    /// <summary>The network that these dice give.</summary>
    public static DrawnNetwork Of(IReadOnlyList<uint> dice) => new NetworkDraw(new Dice(dice)).Draw();

    private DrawnNetwork Draw()
    {
        DrawnInput[] inputs = _dice.OnceIn(4) ? [DrawInput("first"), DrawInput("second")] : [DrawInput(null)];
        StackDraw stack = new(_dice, _expansion, _scope, [], depth: 0);
        int count = _dice.Next(1, MostLayers);
        while (stack.Layers.Count < count && (!_dice.IsEmpty || stack.Layers.Count == 0) && stack.TryAddLayer())
        {
        }

        // An input that nobody reads would be an error; so would a layer, unless it is returned.
        DrawnInput[] read = [.. inputs.Where((_, i) => _expansion.IsRead(_scope.Names[i].Value))];
        Value[] open = [.. _scope.Names.Skip(inputs.Length).Select(known => known.Value).Where(value => !_expansion.IsRead(value)).Distinct()];
        bool isLast = open.Length == 1 && open[0] == _scope.Before;
        return new DrawnNetwork(_isFloor, read, stack.Layers, isLast ? [] : [.. open.Select(value => _scope.NameOf(value)!)]);
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
        InputFormat format = dimensions.Length == 3 && _dice.OnceIn(4) ? _dice.Either(InputFormat.Interleaved, InputFormat.Bytes) : InputFormat.Planar;
        DrawnInput input = new(dimensions, name) { Format = format };
        Shape shape = Shape.Of(dimensions);
        _scope.Add(input.FullName, new Value(input.FullName, shape, [.. DrawnImages.Input(_numbers, shape.Length, format).Select(number => (double)number)]));
        return input;
    }
}
