using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace CnnDsl.Lanes;

/// <summary>4 floats in one 128-bit register (SSE, NEON, WebAssembly's PackedSimd).</summary>
public struct Lanes128 : ILanes<Lanes128>
{
    private Vector128<float> _value;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 4;
    }

    /// <inheritdoc/>
    public static int Registers
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => AdvSimd.IsSupported ? 32 : 16;
    }

    /// <inheritdoc/>
    public static Lanes128 Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => default;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Splat(float value) => new() { _value = Vector128.Create(value) };

    // With AVX but not AVX2, the JIT makes a load and a permutation of Vector128.Create. A choice within one initializer would leave
    // the vector in memory.

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Lanes128 Broadcast(ref float source) =>
        Avx.IsSupported && !Avx2.IsSupported
            ? new() { _value = Avx.BroadcastScalarToVector128((float*)Unsafe.AsPointer(ref source)) }
            : new() { _value = Vector128.Create(source) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Load(ref float source) => Unsafe.ReadUnaligned<Lanes128>(ref Unsafe.As<float, byte>(ref source));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(ref float destination) => Unsafe.WriteUnaligned(ref Unsafe.As<float, byte>(ref destination), _value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator +(Lanes128 a, Lanes128 b) => new() { _value = a._value + b._value };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator -(Lanes128 a, Lanes128 b) => new() { _value = a._value - b._value };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator *(Lanes128 a, Lanes128 b) => new() { _value = a._value * b._value };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator /(Lanes128 a, Lanes128 b) => new() { _value = a._value / b._value };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 MultiplyAdd(Lanes128 a, Lanes128 b, Lanes128 c) =>
        new() { _value = Vector128.MultiplyAddEstimate(a._value, b._value, c._value) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate(ref Lanes128 sum, Lanes128 a, Lanes128 b) =>
        sum._value = Vector128.MultiplyAddEstimate(a._value, b._value, sum._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate(ref Lanes128 sum, ref float source, Lanes128 b)
    {
        Lanes128 a = Broadcast(ref source);
        sum._value = Vector128.MultiplyAddEstimate(a._value, b._value, sum._value);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate(ref Lanes128 sum0, ref Lanes128 sum1, ref float source, Lanes128 b0, Lanes128 b1)
    {
        Lanes128 a = Broadcast(ref source);
        sum0._value = Vector128.MultiplyAddEstimate(a._value, b0._value, sum0._value);
        sum1._value = Vector128.MultiplyAddEstimate(a._value, b1._value, sum1._value);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate(ref Lanes128 sum0, ref Lanes128 sum1, ref Lanes128 sum2, ref float source, Lanes128 b0, Lanes128 b1, Lanes128 b2)
    {
        Lanes128 a = Broadcast(ref source);
        sum0._value = Vector128.MultiplyAddEstimate(a._value, b0._value, sum0._value);
        sum1._value = Vector128.MultiplyAddEstimate(a._value, b1._value, sum1._value);
        sum2._value = Vector128.MultiplyAddEstimate(a._value, b2._value, sum2._value);
    }

    // On x86 the native minimum and maximum return the second operand when either is NaN, which is what
    // the contract asks for in one instruction; on Arm they return the NaN.

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 AtLeast(Lanes128 limit, Lanes128 x) => new() { _value = Vector128.MaxNative(limit._value, x._value) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 AtMost(Lanes128 limit, Lanes128 x) => new() { _value = Vector128.MinNative(limit._value, x._value) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Clamp(Lanes128 x, float low, float high) =>
        new() { _value = Vector128.MinNative(Vector128.Create(high), Vector128.MaxNative(Vector128.Create(low), x._value)) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Max(Lanes128 a, Lanes128 b) =>
        new() { _value = Vector128.ConditionalSelect(Vector128.IsNaN(a._value), a._value, Vector128.MaxNative(a._value, b._value)) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Min(Lanes128 a, Lanes128 b) =>
        new() { _value = Vector128.ConditionalSelect(Vector128.IsNaN(a._value), a._value, Vector128.MinNative(a._value, b._value)) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 WhereNegative(Lanes128 x, Lanes128 negative, Lanes128 otherwise) =>
        new() { _value = Vector128.ConditionalSelect(Vector128.LessThan(x._value, Vector128<float>.Zero), negative._value, otherwise._value) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Evens(Lanes128 a, Lanes128 b) =>
        Sse.IsSupported ? new() { _value = Sse.Shuffle(a._value, b._value, 0b10_00_10_00) }
        : AdvSimd.Arm64.IsSupported ? new() { _value = AdvSimd.Arm64.UnzipEven(a._value, b._value) }
        : new() { _value = Vector128.Create(a._value[0], a._value[2], b._value[0], b._value[2]) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Odds(Lanes128 a, Lanes128 b) =>
        Sse.IsSupported ? new() { _value = Sse.Shuffle(a._value, b._value, 0b11_01_11_01) }
        : AdvSimd.Arm64.IsSupported ? new() { _value = AdvSimd.Arm64.UnzipOdd(a._value, b._value) }
        : new() { _value = Vector128.Create(a._value[1], a._value[3], b._value[1], b._value[3]) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Abs(Lanes128 x) => new() { _value = Vector128.Abs(x._value) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 CopySign(Lanes128 x, Lanes128 sign) => new() { _value = Vector128.CopySign(x._value, sign._value) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Sqrt(Lanes128 x) => new() { _value = Vector128.Sqrt(x._value) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Floor(Lanes128 x) => new() { _value = Vector128.Floor(x._value) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Ceiling(Lanes128 x) => new() { _value = Vector128.Ceiling(x._value) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Round(Lanes128 x) => new() { _value = Vector128.Round(x._value) };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Scale(Lanes128 x, Lanes128 n)
    {
        // In two steps, because 2^n itself may be no normal number.
        Vector128<int> whole = Vector128.ConvertToInt32Native(n._value);
        Vector128<int> half = whole >> 1;
        Vector128<int> bias = Vector128.Create(127);
        return new() { _value = x._value * ((half + bias) << 23).AsSingle() * ((whole - half + bias) << 23).AsSingle() };
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 PowerOfTwo(Lanes128 shifted) => new() { _value = (shifted._value.AsInt32() << 23).AsSingle() };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Exp(Lanes128 x) => Exponential.Of(x);

    /// <inheritdoc/>
    public static Lanes128 Log(Lanes128 x) => new() { _value = Vector128.Log(x._value) };

    /// <inheritdoc/>
    public static Lanes128 Sin(Lanes128 x) => new() { _value = Vector128.Sin(x._value) };

    /// <inheritdoc/>
    public static Lanes128 Cos(Lanes128 x) => new() { _value = Vector128.Cos(x._value) };
}
