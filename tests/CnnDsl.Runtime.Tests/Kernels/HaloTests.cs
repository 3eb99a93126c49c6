using CnnDsl.Kernels;

namespace CnnDsl.Runtime.Tests.Kernels;

public sealed class HaloTests
{
    private const int Canaries = 3;

    public static TheoryData<int, int, bool> Splits
    {
        get
        {
            TheoryData<int, int, bool> splits = [];
            foreach (int parts in (int[])[1, 2, 3, 4, 5, 7, 16])
            {
                foreach (int pixel in (int[])[1, 4])
                {
                    splits.Add(parts, pixel, false);
                    splits.Add(parts, pixel, true);
                }
            }

            return splits;
        }
    }

    [Theory]
    [MemberData(nameof(Splits))]
    public void All_parts_together_clear_the_frame_and_nothing_else(int parts, int pixel, bool isSplitByPlanes)
    {
        foreach ((int planes, int height, int width) in ((int, int, int)[])[(1, 1, 1), (3, 5, 4), (5, 4, 3), (2, 1, 6)])
        {
            foreach ((int top, int left, int bottom, int right) in ((int, int, int, int)[])[(1, 1, 1, 1), (0, 2, 3, 1), (2, 0, 0, 1), (1, 0, 2, 0)])
            {
                float[] cleared = Map(planes, height, width, top, left, bottom, right, pixel);
                for (int part = 0; part < parts; part++)
                {
                    Halo.Clear(ref cleared[Canaries], planes, height, width, top, left, bottom, right, pixel, new Part(part, parts), isSplitByPlanes);
                }

                Assert.Equal(Framed(planes, height, width, top, left, bottom, right, pixel), cleared);
            }
        }
    }

    [Fact]
    public void A_part_of_the_rows_leaves_those_of_other_parts_alone()
    {
        // 2 planes of 4 rows in a frame of 1: the second of two parts has rows 2 and 3, and the row below.
        float[] map = Map(planes: 2, height: 4, width: 3, top: 1, left: 1, bottom: 1, right: 1, pixel: 1);
        Halo.Clear(ref map[Canaries], planes: 2, height: 4, width: 3, top: 1, left: 1, bottom: 1, right: 1, pixel: 1, new Part(1, 2));

        float[] rows = [.. from row in Enumerable.Range(0, 12) select map[Canaries + (row * 5)]];
        Assert.Equal([1, 1, 1, 0, 0, 0, 1, 1, 1, 0, 0, 0], rows);
    }

    /// <summary>Ones, with canaries before and behind.</summary>
    private static float[] Map(int planes, int height, int width, int top, int left, int bottom, int right, int pixel)
    {
        float[] map = new float[(planes * (top + height + bottom) * (left + width + right) * pixel) + (2 * Canaries)];
        Array.Fill(map, 1);
        return map;
    }

    private static float[] Framed(int planes, int height, int width, int top, int left, int bottom, int right, int pixel)
    {
        float[] map = Map(planes, height, width, top, left, bottom, right, pixel);
        (int rows, int columns) = (top + height + bottom, left + width + right);
        for (int i = 0; i < planes * rows * columns; i++)
        {
            (int row, int column) = (i / columns % rows, i % columns);
            bool isInside = row >= top && row < top + height && column >= left && column < left + width;
            map.AsSpan(Canaries + (i * pixel), pixel).Fill(isInside ? 1 : 0);
        }

        return map;
    }
}
