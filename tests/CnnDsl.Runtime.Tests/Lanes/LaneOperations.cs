using CnnDsl.Activations;

namespace CnnDsl.Runtime.Tests.Lanes;

internal readonly struct Abs : IActivation
{
    static V IActivation.Apply<V>(V x) => V.Abs(x);
}

internal readonly struct Exp : IActivation
{
    static V IActivation.Apply<V>(V x) => V.Exp(x);
}

internal readonly struct Log : IActivation
{
    static V IActivation.Apply<V>(V x) => V.Log(x);
}

/// <summary>2^x.</summary>
internal readonly struct PowerOfTwo : IActivation
{
    static V IActivation.Apply<V>(V x) => V.PowerOfTwo(x + V.Splat(12582912f + 127f));
}

internal readonly struct PlusZero : IActivation
{
    static V IActivation.Apply<V>(V x) => x + V.Zero;
}

internal readonly struct SplatOfTwoAndAHalf : IActivation
{
    static V IActivation.Apply<V>(V x) => V.Splat(2.5f);
}

internal readonly struct BroadcastOfTwoAndAHalf : IActivation
{
    static V IActivation.Apply<V>(V x)
    {
        float value = 2.5f;
        return V.Broadcast(ref value);
    }
}

internal readonly struct Add : IBinary
{
    static V IBinary.Apply<V>(V a, V b) => a + b;
}

internal readonly struct Subtract : IBinary
{
    static V IBinary.Apply<V>(V a, V b) => a - b;
}

internal readonly struct Multiply : IBinary
{
    static V IBinary.Apply<V>(V a, V b) => a * b;
}

internal readonly struct Divide : IBinary
{
    static V IBinary.Apply<V>(V a, V b) => a / b;
}

internal readonly struct AtLeast : IBinary
{
    static V IBinary.Apply<V>(V a, V b) => V.AtLeast(a, b);
}

internal readonly struct AtMost : IBinary
{
    static V IBinary.Apply<V>(V a, V b) => V.AtMost(a, b);
}

internal readonly struct Evens : IBinary
{
    static V IBinary.Apply<V>(V a, V b) => V.Evens(a, b);
}

internal readonly struct Odds : IBinary
{
    static V IBinary.Apply<V>(V a, V b) => V.Odds(a, b);
}

internal readonly struct Scale : IBinary
{
    static V IBinary.Apply<V>(V a, V b) => V.Scale(a, b);
}

internal readonly struct Max : IBinary
{
    static V IBinary.Apply<V>(V a, V b) => V.Max(a, b);
}

internal readonly struct Min : IBinary
{
    static V IBinary.Apply<V>(V a, V b) => V.Min(a, b);
}

internal readonly struct CopySign : IBinary
{
    static V IBinary.Apply<V>(V a, V b) => V.CopySign(a, b);
}

internal readonly struct MultiplyAdd : ITernary
{
    static V ITernary.Apply<V>(V a, V b, V c) => V.MultiplyAdd(a, b, c);
}

internal readonly struct WhereNegative : ITernary
{
    static V ITernary.Apply<V>(V a, V b, V c) => V.WhereNegative(a, b, c);
}

internal readonly struct ClampOfOneToTwo : IActivation
{
    static V IActivation.Apply<V>(V x) => V.Clamp(x, 1f, 2f);
}

/// <summary>2.5 * b + c.</summary>
internal readonly struct AccumulateOne : ITernary
{
    static V ITernary.Apply<V>(V a, V b, V c)
    {
        float source = 2.5f;
        V.Accumulate(ref c, ref source, b);
        return c;
    }
}

/// <summary>(2.5 * b + c) + (2.5 * c + a).</summary>
internal readonly struct AccumulateTwo : ITernary
{
    static V ITernary.Apply<V>(V a, V b, V c)
    {
        float source = 2.5f;
        V sum = c;
        V.Accumulate(ref sum, ref a, ref source, b, c);
        return sum + a;
    }
}

/// <summary>((2.5 * b + c) + (2.5 * c + a)) + (2.5 * a + b).</summary>
internal readonly struct AccumulateThree : ITernary
{
    static V ITernary.Apply<V>(V a, V b, V c)
    {
        float source = 2.5f;
        (V sum0, V sum1, V sum2) = (c, a, b);
        V.Accumulate(ref sum0, ref sum1, ref sum2, ref source, b, c, a);
        return sum0 + sum1 + sum2;
    }
}
