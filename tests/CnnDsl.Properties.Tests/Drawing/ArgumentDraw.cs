using CnnDsl.Generator.Model;

namespace CnnDsl.Properties.Tests.Drawing;

/// <summary>
/// Draws the value of an argument, by its property's name and type. Knows no kind of layer: a few names, those that would be legal
/// next to never by chance, are drawn to fit what is read; the rest is small.
/// </summary>
internal static class ArgumentDraw
{
    private static readonly double[] Numbers = [0.1, 0.25, 0.5, 1, 1.5, 2, -0.5, 3, 0];

    /// <param name="dice">Decides.</param>
    /// <param name="property">The property.</param>
    /// <param name="type">Its type.</param>
    /// <param name="input">What the layer reads.</param>
    public static object Of(Dice dice, string property, Type type, Shape input) => property switch
    {
        "Groups" => dice.Either(Divisors(input.Channels)),
        "Filters" or "Hidden" or "Squeeze" or "Units" => dice.OnceIn(3) ? 4 * dice.Next(1, 6) : dice.Next(1, 20),
        "InChannels" => input.Channels,
        "InFeatures" => (int)Math.Min(input.Length, int.MaxValue),
        "Factor" when type == typeof(int) => dice.Next(1, 3),
        "Axis" => dice.Next(-input.Rank, input.Rank),
        "Axes" => dice.Shuffle(Enumerable.Range(0, Math.Max(input.Rank, 1))).Take(dice.OnceIn(2) ? input.Rank : dice.Next(0, input.Rank)).ToArray(),
        "Dimensions" => Factors(dice, (int)Math.Min(input.Length, 1 << 20)),
        "Parts" => dice.Either(Divisors(input.Channels)),
        "Start" => dice.Next(0, Math.Max(input.Channels - 1, 0)),
        "Count" => dice.Next(1, Math.Max(input.Channels, 1)),
        "Epsilon" => dice.Either(1e-5, 1e-3),
        "Std" => Row(dice, input, 0.5, 0.25, 2),
        "Min" => dice.Either(-1, 0, -0.5),
        "Max" => dice.Either(0.5, 1, 6),
        "Rate" => dice.Either(0.1, 0.5),
        "Scale" or "ScaleHeight" or "ScaleWidth" => dice.Either(0.5, 0.75, 1.5, 2, 3),
        "Height" or "Width" => dice.Next(1, 9),
        _ when property.StartsWith("Kernel", StringComparison.Ordinal) => dice.Next(1, 5),
        _ when property.StartsWith("Stride", StringComparison.Ordinal) || property.StartsWith("Dilation", StringComparison.Ordinal) => dice.Next(1, 3),
        _ => Otherwise(dice, type, input),
    };

    private static object Otherwise(Dice dice, Type type, Shape input) =>
        type == typeof(int) ? dice.Next(0, 4)
        : type == typeof(double) ? dice.Either(Numbers)
        : type == typeof(bool) ? dice.OnceIn(2)
        : type == typeof(int[]) ? dice.Shuffle(Enumerable.Range(0, 3))
        : type == typeof(double[]) ? Row(dice, input, Numbers)
        : type.IsEnum ? dice.Either([.. Enum.GetValues(type).Cast<object>()])
        : throw new NotSupportedException($"A {type} cannot be drawn.");

    /// <summary>One number for all channels, or one for each.</summary>
    private static double[] Row(Dice dice, Shape input, params double[] choices) =>
        [.. Enumerable.Range(0, dice.OnceIn(2) ? 1 : Math.Min(input.Channels, 64)).Select(_ => dice.Either(choices))];

    private static int[] Divisors(int number) => [.. Enumerable.Range(1, Math.Clamp(number, 1, 64)).Where(divisor => number % divisor == 0)];

    /// <summary>One to four numbers whose product is the length; sometimes one of them is left open as -1.</summary>
    private static int[] Factors(Dice dice, int length)
    {
        List<int> factors = [];
        int rest = Math.Max(length, 1);
        for (int i = dice.Next(0, 3); i > 0; i--)
        {
            int factor = dice.Either(Divisors(rest));
            factors.Add(factor);
            rest /= factor;
        }

        factors.Add(rest);
        if (dice.OnceIn(3))
        {
            factors[dice.Next(0, factors.Count - 1)] = -1;
        }

        return [.. factors];
    }
}
