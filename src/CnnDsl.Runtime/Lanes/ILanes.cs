namespace CnnDsl.Lanes;

/// <summary>
/// A vector of floats whose width is a type, so that one text of a kernel serves 128, 256 and 512 bits:
/// the JIT specialises a kernel for each implementation and folds <see cref="Count"/> and <see cref="Registers"/>.
/// </summary>
/// <remarks>
/// Each call of these that the JIT inlines takes it 5 to 15 microseconds, a register tile has some hundred of them, and a network's first
/// result waits for its tiles. So what stands together in tiles is one member here, and implementations call as little as they can: they
/// have no constructor, and no call of a generic method where another does the same.
/// </remarks>
/// <typeparam name="TSelf">The implementing struct.</typeparam>
public interface ILanes<TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    /// <summary>Floats in one vector: 4, 8 or 16.</summary>
    static abstract int Count { get; }

    /// <summary>Vector registers that a kernel may keep its accumulators in: 16 or 32. Decides the register tile.</summary>
    static abstract int Registers { get; }

    /// <summary>All lanes 0.</summary>
    static abstract TSelf Zero { get; }

    /// <summary>All lanes <paramref name="value"/>.</summary>
    static abstract TSelf Splat(float value);

    /// <summary>
    /// All lanes the float at <paramref name="source"/>, in one instruction, which <see cref="Splat"/> of it is not on every machine.
    /// For memory that stays where it is: the pinned heap, or what a pass has fixed.
    /// </summary>
    static abstract TSelf Broadcast(ref float source);

    /// <summary><see cref="Count"/> floats from <paramref name="source"/>, at any alignment.</summary>
    static abstract TSelf Load(ref float source);

    /// <summary>Writes <see cref="Count"/> floats to <paramref name="destination"/>, at any alignment.</summary>
    void Store(ref float destination);

    /// <summary>a + b.</summary>
    static abstract TSelf operator +(TSelf a, TSelf b);

    /// <summary>a - b.</summary>
    static abstract TSelf operator -(TSelf a, TSelf b);

    /// <summary>a * b.</summary>
    static abstract TSelf operator *(TSelf a, TSelf b);

    /// <summary>a / b.</summary>
    static abstract TSelf operator /(TSelf a, TSelf b);

    /// <summary>a * b + c, rounded once where the machine has the instruction.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>
    /// sum += a * b, rounded as <see cref="MultiplyAdd"/>. For the sums of a hot loop: written in place, the JIT needs no second register
    /// and no move for them.
    /// </summary>
    static abstract void Accumulate(ref TSelf sum, TSelf a, TSelf b);

    /// <summary>sum += a * b, where a is <see cref="Broadcast"/> of <paramref name="source"/>.</summary>
    static abstract void Accumulate(ref TSelf sum, ref float source, TSelf b);

    /// <summary>The same for two sums, which share a.</summary>
    static abstract void Accumulate(ref TSelf sum0, ref TSelf sum1, ref float source, TSelf b0, TSelf b1);

    /// <summary>The same for three.</summary>
    static abstract void Accumulate(ref TSelf sum0, ref TSelf sum1, ref TSelf sum2, ref float source, TSelf b0, TSelf b1, TSelf b2);

    /// <summary>The larger of a limit and x. A NaN in <paramref name="x"/> stays, as in PyTorch's clamp.</summary>
    static abstract TSelf AtLeast(TSelf limit, TSelf x);

    /// <summary>The smaller of a limit and x. A NaN in <paramref name="x"/> stays.</summary>
    static abstract TSelf AtMost(TSelf limit, TSelf x);

    /// <summary>The larger of low and x, but not more than high. A NaN in <paramref name="x"/> stays.</summary>
    static abstract TSelf Clamp(TSelf x, float low, float high);

    /// <summary>The larger of a and b; NaN when either is NaN.</summary>
    static abstract TSelf Max(TSelf a, TSelf b);

    /// <summary>The smaller of a and b; NaN when either is NaN.</summary>
    static abstract TSelf Min(TSelf a, TSelf b);

    /// <summary><paramref name="negative"/> in the lanes where x &lt; 0, else <paramref name="otherwise"/> (also for NaN).</summary>
    static abstract TSelf WhereNegative(TSelf x, TSelf negative, TSelf otherwise);

    /// <summary>Every second lane, from the first, of a followed by b.</summary>
    static abstract TSelf Evens(TSelf a, TSelf b);

    /// <summary>Every second lane, from the second, of a followed by b.</summary>
    static abstract TSelf Odds(TSelf a, TSelf b);

    /// <summary>Absolute value.</summary>
    static abstract TSelf Abs(TSelf x);

    /// <summary>The magnitude of <paramref name="x"/> with the sign of <paramref name="sign"/>.</summary>
    static abstract TSelf CopySign(TSelf x, TSelf sign);

    /// <summary>Square root, rounded correctly; NaN below 0.</summary>
    static abstract TSelf Sqrt(TSelf x);

    /// <summary>The largest whole number that is not larger.</summary>
    static abstract TSelf Floor(TSelf x);

    /// <summary>The smallest whole number that is not smaller.</summary>
    static abstract TSelf Ceiling(TSelf x);

    /// <summary>The nearest whole number; of two, the even one.</summary>
    static abstract TSelf Round(TSelf x);

    /// <summary>x * 2^n for a whole n from -151 to 129; below the smallest normal number as exact as that goes.</summary>
    static abstract TSelf Scale(TSelf x, TSelf n);

    /// <summary>2^n for a whole n from -126 to 128, of which it is infinity; n is given as n + 127 + 1.5 * 2^23, whose lowest bits are the exponent of 2^n.</summary>
    static abstract TSelf PowerOfTwo(TSelf shifted);

    /// <summary>e to the power of x; within 2 units in the last place. Of 0 exactly 1.</summary>
    static abstract TSelf Exp(TSelf x);

    /// <summary>Natural logarithm; within 3 units in the last place.</summary>
    static abstract TSelf Log(TSelf x);

    /// <summary>Sine of x in radians.</summary>
    static abstract TSelf Sin(TSelf x);

    /// <summary>Cosine of x in radians.</summary>
    static abstract TSelf Cos(TSelf x);
}
