using System.Runtime.CompilerServices;
using CnnDsl.Engine;

namespace CnnDsl.Runtime.Tests.Engine;

public sealed class AlignedArrayTests
{
    private const int LineBytes = 64;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(100_000)]
    public void It_starts_on_a_cache_line_and_stays_there(int length)
    {
        AlignedArray array = new(length);
        nuint before = AddressOf(array);

        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);

        Assert.Equal((nuint)0, before % LineBytes);
        Assert.Equal(before, AddressOf(array));
        Assert.Equal(length, array.Length);
        Assert.Equal(length, array.Span.Length);
        Assert.Equal(-1, array.Span.IndexOfAnyExcept(0f));
    }

    [Fact]
    public void Reference_and_span_are_the_same_memory()
    {
        AlignedArray array = new(3);

        array.Reference = 7;

        Assert.Equal([7, 0, 0], array.Span.ToArray());
    }

    private static unsafe nuint AddressOf(AlignedArray array) => (nuint)Unsafe.AsPointer(ref array.Reference);
}
