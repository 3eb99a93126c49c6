using System.Runtime.CompilerServices;

namespace CnnDsl.Networks.Tests.Memory;

/// <summary>Which end of the floats lies against a page that may not be touched. The other end has what is left of its page between.</summary>
public enum GuardedEnd
{
    /// <summary>The first float: a read or write before it kills the process.</summary>
    First,

    /// <summary>The last float: a read or write behind it kills the process.</summary>
    Last,
}

/// <summary>
/// Floats in memory of their own between two pages that may not be touched. What is left of the last page holds a canary,
/// a NaN: a write there is found by <see cref="AssertCanary"/>, and a read poisons the result.
/// </summary>
internal sealed unsafe class GuardedFloats : IDisposable
{
    /// <summary>Bits of a NaN that no computation comes up with.</summary>
    private const int Canary = 0x7FDE_AD01;

    private readonly byte* _pages;
    private readonly nint _reserved;
    private readonly nint _usable;
    private readonly int _start;
    private readonly int _length;

    public GuardedFloats(int length, GuardedEnd end)
    {
        int page = Environment.SystemPageSize;
        _usable = ((nint)length * sizeof(float) + page - 1) / page * page;
        _reserved = _usable + (2 * page);
        _pages = Pages.Reserve(_reserved);
        Pages.AllowAll(Inside, _usable);
        _length = length;
        _start = end == GuardedEnd.First ? 0 : (int)(_usable / sizeof(float)) - length;
        new Span<int>(Inside, (int)(_usable / sizeof(float))).Fill(Canary);
    }

    public Span<float> Span => new((float*)Inside + _start, _length);

    public ref float Reference => ref Unsafe.AsRef<float>((float*)Inside + _start);

    private byte* Inside => _pages + Environment.SystemPageSize;

    /// <summary>Floats that start as a copy of others and from then on may only be read.</summary>
    public static GuardedFloats ReadOnly(ReadOnlySpan<float> numbers, GuardedEnd end)
    {
        GuardedFloats guarded = new(numbers.Length, end);
        numbers.CopyTo(guarded.Span);
        Pages.AllowReading(guarded.Inside, guarded._usable);
        return guarded;
    }

    /// <summary>Nothing was written beside the floats, and to every one of them something was.</summary>
    public void AssertAllWritten()
    {
        AssertCanary();
        Assert.DoesNotContain(Canary, new ReadOnlySpan<int>((int*)Inside + _start, _length).ToArray());
    }

    /// <summary>Nothing was written beside the floats.</summary>
    public void AssertCanary()
    {
        ReadOnlySpan<int> all = new(Inside, (int)(_usable / sizeof(float)));
        Assert.Equal(-1, all[.._start].IndexOfAnyExcept(Canary));
        Assert.Equal(-1, all[(_start + _length)..].IndexOfAnyExcept(Canary));
    }

    public void Dispose() => Pages.Release(_pages, _reserved);
}
