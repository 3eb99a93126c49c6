using CsCheck;

namespace CnnDsl.Properties.Tests.Drawing;

/// <summary>
/// What a drawing decides by: a list of numbers, read one by one. The same list gives the same network, and a shorter one a
/// smaller network, so a failure is made small by taking numbers away.
/// </summary>
internal sealed class Dice(IReadOnlyList<uint> numbers)
{
    private const int Fewest = 30;
    private const int Most = 1200;

    private int _next;

    /// <summary>Whether nothing is left; then every throw gives its least.</summary>
    public bool IsEmpty => _next >= numbers.Count;

    /// <summary>The dice of a seed.</summary>
    public static uint[] Of(int seed) => Gen.UInt.Array[Fewest, Most].Generate(new PCG((uint)seed, (ulong)seed), null, out _);

    /// <summary>A number in [from, to].</summary>
    public int Next(int from, int to) => IsEmpty ? from : from + (int)(numbers[_next++] % (uint)(to - from + 1));

    /// <summary>True once in so many times.</summary>
    public bool OnceIn(int times) => Next(0, times - 1) == times - 1;

    /// <summary>One of several.</summary>
    public T Either<T>(params IReadOnlyList<T> choices) => choices[Next(0, choices.Count - 1)];

    /// <summary>All of them in another order.</summary>
    public T[] Shuffle<T>(IEnumerable<T> items)
    {
        T[] order = [.. items];
        for (int i = order.Length - 1; i > 0; i--)
        {
            int k = Next(0, i);
            (order[i], order[k]) = (order[k], order[i]);
        }

        return order;
    }
}
