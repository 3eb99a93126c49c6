using CnnDsl.Lanes;

namespace CnnDsl.Runtime.Tests.Lanes;

public sealed class LoadStoreTests
{
    public static TheoryData<VectorWidth> Widths => AtWidth.Supported;

    [Theory]
    [MemberData(nameof(Widths))]
    public void A_vector_is_moved_from_any_place_to_any_place_and_nothing_else_is(VectorWidth width)
    {
        switch (width)
        {
            case VectorWidth.Bits512:
                AssertMoves<Lanes512>();
                break;
            case VectorWidth.Bits256:
                AssertMoves<Lanes256>();
                break;
            default:
                AssertMoves<Lanes128>();
                break;
        }
    }

    private static void AssertMoves<V>()
        where V : struct, ILanes<V>
    {
        float[] source = [.. Enumerable.Range(0, 48).Select(i => (float)i)];
        for (int start = 0; start < 16; start++)
        {
            float[] destination = new float[48];

            V.Load(ref source[start]).Store(ref destination[17 - start]);

            float[] expected = new float[48];
            Array.Copy(source, start, expected, 17 - start, V.Count);
            Assert.Equal(expected, destination);
        }
    }
}
