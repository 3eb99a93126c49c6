using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CnnDsl.Lanes;

/// <summary>16 floats in one 512-bit register (AVX-512).</summary>
public struct Lanes512 : ILanes<Lanes512>
{
    private Vector512<float> _value;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 16;
    }

    /// <inheritdoc/>
    public static int Registers
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 32;
    }

    /// <inheritdoc/>
    public static Lanes512 Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => default;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Splat(float value) => new() { _value = Vector512.Create(value) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Broadcast(ref float source) => new() { _value = Vector512.Create(source) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Load(ref float source) => Unsafe.ReadUnaligned<Lanes512>(ref Unsafe.As<float, byte>(ref source));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(ref float destination) => Unsafe.WriteUnaligned(ref Unsafe.As<float, byte>(ref destination), _value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator +(Lanes512 a, Lanes512 b) => new() { _value = a._value + b._value };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator -(Lanes512 a, Lanes512 b) => new() { _value = a._value - b._value };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator *(Lanes512 a, Lanes512 b) => new() { _value = a._value * b._value };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator /(Lanes512 a, Lanes512 b) => new() { _value = a._value / b._value };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 MultiplyAdd(Lanes512 a, Lanes512 b, Lanes512 c) =>
        new() { _value = Vector512.MultiplyAddEstimate(a._value, b._value, c._value) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate(ref Lanes512 sum, Lanes512 a, Lanes512 b) =>
        sum._value = Vector512.MultiplyAddEstimate(a._value, b._value, sum._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate(ref Lanes512 sum, ref float source, Lanes512 b)
    {
        Vector512<float> a = Vector512.Create(source);
        sum._value = Vector512.MultiplyAddEstimate(a, b._value, sum._value);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate(ref Lanes512 sum0, ref Lanes512 sum1, ref float source, Lanes512 b0, Lanes512 b1)
    {
        Vector512<float> a = Vector512.Create(source);
        sum0._value = Vector512.MultiplyAddEstimate(a, b0._value, sum0._value);
        sum1._value = Vector512.MultiplyAddEstimate(a, b1._value, sum1._value);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate(ref Lanes512 sum0, ref Lanes512 sum1, ref Lanes512 sum2, ref float source, Lanes512 b0, Lanes512 b1, Lanes512 b2)
    {
        Vector512<float> a = Vector512.Create(source);
        sum0._value = Vector512.MultiplyAddEstimate(a, b0._value, sum0._value);
        sum1._value = Vector512.MultiplyAddEstimate(a, b1._value, sum1._value);
        sum2._value = Vector512.MultiplyAddEstimate(a, b2._value, sum2._value);
    }

    // On x86 the native minimum and maximum return the second operand when either is NaN, which is what
    // the contract asks for in one instruction; on Arm they return the NaN.

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 AtLeast(Lanes512 limit, Lanes512 x) => new() { _value = Vector512.MaxNative(limit._value, x._value) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 AtMost(Lanes512 limit, Lanes512 x) => new() { _value = Vector512.MinNative(limit._value, x._value) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Clamp(Lanes512 x, float low, float high) =>
        new() { _value = Vector512.MinNative(Vector512.Create(high), Vector512.MaxNative(Vector512.Create(low), x._value)) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Max(Lanes512 a, Lanes512 b) =>
        new() { _value = Vector512.ConditionalSelect(Vector512.IsNaN(a._value), a._value, Vector512.MaxNative(a._value, b._value)) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Min(Lanes512 a, Lanes512 b) =>
        new() { _value = Vector512.ConditionalSelect(Vector512.IsNaN(a._value), a._value, Vector512.MinNative(a._value, b._value)) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 WhereNegative(Lanes512 x, Lanes512 negative, Lanes512 otherwise) =>
        new() { _value = Vector512.ConditionalSelect(Vector512.LessThan(x._value, Vector512<float>.Zero), negative._value, otherwise._value) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Evens(Lanes512 a, Lanes512 b) =>
        Avx512F.IsSupported
            ? new() { _value = Avx512F.PermuteVar16x32x2(a._value, Vector512.Create(0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30), b._value) }
            : new() { _value = Vector512.Create(EvenHalf(a._value), EvenHalf(b._value)) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Odds(Lanes512 a, Lanes512 b) =>
        Avx512F.IsSupported
            ? new() { _value = Avx512F.PermuteVar16x32x2(a._value, Vector512.Create(1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31), b._value) }
            : new() { _value = Vector512.Create(OddHalf(a._value), OddHalf(b._value)) };

    private static Vector256<float> EvenHalf(Vector512<float> x) =>
        Vector512.Shuffle(x, Vector512.Create(0, 2, 4, 6, 8, 10, 12, 14, 0, 2, 4, 6, 8, 10, 12, 14)).GetLower();

    private static Vector256<float> OddHalf(Vector512<float> x) =>
        Vector512.Shuffle(x, Vector512.Create(1, 3, 5, 7, 9, 11, 13, 15, 1, 3, 5, 7, 9, 11, 13, 15)).GetLower();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Abs(Lanes512 x) => new() { _value = Vector512.Abs(x._value) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 CopySign(Lanes512 x, Lanes512 sign) => new() { _value = Vector512.CopySign(x._value, sign._value) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Sqrt(Lanes512 x) => new() { _value = Vector512.Sqrt(x._value) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Floor(Lanes512 x) => new() { _value = Vector512.Floor(x._value) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Ceiling(Lanes512 x) => new() { _value = Vector512.Ceiling(x._value) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Round(Lanes512 x) => new() { _value = Vector512.Round(x._value) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Scale(Lanes512 x, Lanes512 n)
    {
        if (Avx512F.IsSupported)
        {
            return new() { _value = Avx512F.Scale(x._value, n._value) };
        }

        // In two steps, because 2^n itself may be no normal number.
        Vector512<int> whole = Vector512.ConvertToInt32Native(n._value);
        Vector512<int> half = whole >> 1;
        Vector512<int> bias = Vector512.Create(127);
        return new() { _value = x._value * ((half + bias) << 23).AsSingle() * ((whole - half + bias) << 23).AsSingle() };
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 PowerOfTwo(Lanes512 shifted) => new() { _value = (shifted._value.AsInt32() << 23).AsSingle() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Exp(Lanes512 x) => Exponential.Of(x);

    /// <inheritdoc/>
    public static Lanes512 Log(Lanes512 x) => new() { _value = Vector512.Log(x._value) };

    /// <inheritdoc/>
    public static Lanes512 Sin(Lanes512 x) => new() { _value = Vector512.Sin(x._value) };

    /// <inheritdoc/>
    public static Lanes512 Cos(Lanes512 x) => new() { _value = Vector512.Cos(x._value) };
}
