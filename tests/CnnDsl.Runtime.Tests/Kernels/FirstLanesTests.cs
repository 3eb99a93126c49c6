using CnnDsl.Kernels;
using CnnDsl.Lanes;
using CnnDsl.Runtime.Tests.Lanes;

namespace CnnDsl.Runtime.Tests.Kernels;

public sealed class FirstLanesTests
{
    public static TheoryData<VectorWidth> Widths => AtWidth.Supported;

    [Theory]
    [MemberData(nameof(Widths))]
    public void As_many_lanes_as_are_asked_for_are_negative_and_no_other(VectorWidth width)
    {
        int lanes = AtWidth.Of(width).Count;
        foreach (int count in (int[])[.. Enumerable.Range(1, 17), 100, int.MaxValue])
        {
            float[] signs = width switch
            {
                VectorWidth.Bits512 => Negative<Lanes512>(count),
                VectorWidth.Bits256 => Negative<Lanes256>(count),
                _ => Negative<Lanes128>(count),
            };

            Assert.Equal(Enumerable.Range(0, lanes).Select(lane => lane < count), signs.Select(sign => sign < 0));
        }
    }

    private static float[] Negative<V>(int count)
        where V : struct, ILanes<V>
    {
        float[] signs = new float[V.Count];
        FirstLanes.Negative<V>(count).Store(ref signs[0]);
        return signs;
    }
}
