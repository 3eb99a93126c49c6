using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CnnDsl.Lanes;

/// <summary>8 floats in one 256-bit register (AVX2 and FMA).</summary>
public struct Lanes256 : ILanes<Lanes256>
{
    private Vector256<float> _value;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 8;
    }

    /// <inheritdoc/>
    public static int Registers
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 16;
    }

    /// <inheritdoc/>
    public static Lanes256 Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => default;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Splat(float value) => new() { _value = Vector256.Create(value) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Broadcast(ref float source) => new() { _value = Vector256.Create(source) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Load(ref float source) => Unsafe.ReadUnaligned<Lanes256>(ref Unsafe.As<float, byte>(ref source));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(ref float destination) => Unsafe.WriteUnaligned(ref Unsafe.As<float, byte>(ref destination), _value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator +(Lanes256 a, Lanes256 b) => new() { _value = a._value + b._value };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator -(Lanes256 a, Lanes256 b) => new() { _value = a._value - b._value };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator *(Lanes256 a, Lanes256 b) => new() { _value = a._value * b._value };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator /(Lanes256 a, Lanes256 b) => new() { _value = a._value / b._value };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 MultiplyAdd(Lanes256 a, Lanes256 b, Lanes256 c) =>
        new() { _value = Vector256.MultiplyAddEstimate(a._value, b._value, c._value) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate(ref Lanes256 sum, Lanes256 a, Lanes256 b) =>
        sum._value = Vector256.MultiplyAddEstimate(a._value, b._value, sum._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate(ref Lanes256 sum, ref float source, Lanes256 b)
    {
        Vector256<float> a = Vector256.Create(source);
        sum._value = Vector256.MultiplyAddEstimate(a, b._value, sum._value);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate(ref Lanes256 sum0, ref Lanes256 sum1, ref float source, Lanes256 b0, Lanes256 b1)
    {
        Vector256<float> a = Vector256.Create(source);
        sum0._value = Vector256.MultiplyAddEstimate(a, b0._value, sum0._value);
        sum1._value = Vector256.MultiplyAddEstimate(a, b1._value, sum1._value);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate(ref Lanes256 sum0, ref Lanes256 sum1, ref Lanes256 sum2, ref float source, Lanes256 b0, Lanes256 b1, Lanes256 b2)
    {
        Vector256<float> a = Vector256.Create(source);
        sum0._value = Vector256.MultiplyAddEstimate(a, b0._value, sum0._value);
        sum1._value = Vector256.MultiplyAddEstimate(a, b1._value, sum1._value);
        sum2._value = Vector256.MultiplyAddEstimate(a, b2._value, sum2._value);
    }

    // On x86 the native minimum and maximum return the second operand when either is NaN, which is what
    // the contract asks for in one instruction; on Arm they return the NaN.

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 AtLeast(Lanes256 limit, Lanes256 x) => new() { _value = Vector256.MaxNative(limit._value, x._value) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 AtMost(Lanes256 limit, Lanes256 x) => new() { _value = Vector256.MinNative(limit._value, x._value) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Clamp(Lanes256 x, float low, float high) =>
        new() { _value = Vector256.MinNative(Vector256.Create(high), Vector256.MaxNative(Vector256.Create(low), x._value)) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Max(Lanes256 a, Lanes256 b) =>
        new() { _value = Vector256.ConditionalSelect(Vector256.IsNaN(a._value), a._value, Vector256.MaxNative(a._value, b._value)) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Min(Lanes256 a, Lanes256 b) =>
        new() { _value = Vector256.ConditionalSelect(Vector256.IsNaN(a._value), a._value, Vector256.MinNative(a._value, b._value)) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 WhereNegative(Lanes256 x, Lanes256 negative, Lanes256 otherwise) =>
        new() { _value = Vector256.ConditionalSelect(Vector256.LessThan(x._value, Vector256<float>.Zero), negative._value, otherwise._value) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Evens(Lanes256 a, Lanes256 b) =>
        Avx2.IsSupported
            ? new() { _value = Avx2.Permute4x64(Avx.Shuffle(a._value, b._value, 0b10_00_10_00).AsDouble(), 0b11_01_10_00).AsSingle() }
            : new() { _value = Vector256.Create(EvenHalf(a._value), EvenHalf(b._value)) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Odds(Lanes256 a, Lanes256 b) =>
        Avx2.IsSupported
            ? new() { _value = Avx2.Permute4x64(Avx.Shuffle(a._value, b._value, 0b11_01_11_01).AsDouble(), 0b11_01_10_00).AsSingle() }
            : new() { _value = Vector256.Create(OddHalf(a._value), OddHalf(b._value)) };

    private static Vector128<float> EvenHalf(Vector256<float> x) => Vector256.Shuffle(x, Vector256.Create(0, 2, 4, 6, 0, 2, 4, 6)).GetLower();

    private static Vector128<float> OddHalf(Vector256<float> x) => Vector256.Shuffle(x, Vector256.Create(1, 3, 5, 7, 1, 3, 5, 7)).GetLower();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Abs(Lanes256 x) => new() { _value = Vector256.Abs(x._value) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 CopySign(Lanes256 x, Lanes256 sign) => new() { _value = Vector256.CopySign(x._value, sign._value) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Sqrt(Lanes256 x) => new() { _value = Vector256.Sqrt(x._value) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Floor(Lanes256 x) => new() { _value = Vector256.Floor(x._value) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Ceiling(Lanes256 x) => new() { _value = Vector256.Ceiling(x._value) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Round(Lanes256 x) => new() { _value = Vector256.Round(x._value) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Scale(Lanes256 x, Lanes256 n)
    {
        // In two steps, because 2^n itself may be no normal number.
        Vector256<int> whole = Vector256.ConvertToInt32Native(n._value);
        Vector256<int> half = whole >> 1;
        Vector256<int> bias = Vector256.Create(127);
        return new() { _value = x._value * ((half + bias) << 23).AsSingle() * ((whole - half + bias) << 23).AsSingle() };
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 PowerOfTwo(Lanes256 shifted) => new() { _value = (shifted._value.AsInt32() << 23).AsSingle() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Exp(Lanes256 x) => Exponential.Of(x);

    /// <inheritdoc/>
    public static Lanes256 Log(Lanes256 x) => new() { _value = Vector256.Log(x._value) };

    /// <inheritdoc/>
    public static Lanes256 Sin(Lanes256 x) => new() { _value = Vector256.Sin(x._value) };

    /// <inheritdoc/>
    public static Lanes256 Cos(Lanes256 x) => new() { _value = Vector256.Cos(x._value) };
}
