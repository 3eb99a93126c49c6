using System.Runtime.CompilerServices;
using CnnDsl.Weights;

namespace CnnDsl.Engine;

/// <summary>
/// Floats that start on a cache line and never move, so that no vector of a kernel straddles two lines.
/// Lives on the pinned heap: the garbage collector frees it, and references into it are ordinary ones.
/// </summary>
internal sealed class AlignedArray
{
    private const int LineBytes = 64;
    private const int LineFloats = LineBytes / sizeof(float);

    private readonly float[] _array;
    private readonly int _start;

    /// <summary><paramref name="length"/> floats, all 0.</summary>
    public unsafe AlignedArray(int length)
    {
        Length = length;
        _array = GC.AllocateArray<float>(checked(length + LineFloats), pinned: true);
        nuint address = (nuint)Unsafe.AsPointer(ref _array[0]);
        _start = (int)((LineBytes - (address % LineBytes)) % LineBytes / sizeof(float));
    }

    public int Length { get; }

    public ref float Reference => ref _array[_start];

    public PackedFloats Floats => new(_array, _start, Length);

    public Span<float> Span => _array.AsSpan(_start, Length);
}
