using CnnDsl.Kernels;
using CnnDsl.Lanes;

namespace CnnDsl.Runtime.Tests.Kernels;

public sealed class FirstLanesTests
{
    [Fact]
    public void As_many_lanes_as_are_asked_for_are_negative_and_no_other()
    {
        AssertNegative<Lanes128>();
        AssertNegative<Lanes256>();
        AssertNegative<Lanes512>();
    }

    private static void AssertNegative<V>()
        where V : struct, ILanes<V> => Assert.All([.. Enumerable.Range(1, 17), 100, int.MaxValue], count =>
    {
        float[] signs = new float[V.Count];
        FirstLanes.Negative<V>(count).Store(ref signs[0]);
        Assert.Equal(Enumerable.Range(0, V.Count).Select(lane => lane < count), signs.Select(sign => sign < 0));
    });
}
