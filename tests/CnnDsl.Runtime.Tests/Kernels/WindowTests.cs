using CnnDsl.Kernels;

namespace CnnDsl.Runtime.Tests.Kernels;

public sealed class WindowTests
{
    [Fact]
    public void The_taps_inside_are_those_that_a_loop_over_all_taps_finds()
    {
        int[] sizes = [1, 2, 3, 5, 8];
        int[] taps = [1, 2, 3, 5];
        int[] steps = [1, 2, 3];
        var grid =
            from size in sizes
            from tap in taps
            from stride in steps
            from dilation in steps
            from padding in Enumerable.Range(0, dilation * (tap - 1) + 1)
            from output in Enumerable.Range(0, 7)
            select (output, stride, padding, dilation, tap, size);

        foreach ((int output, int stride, int padding, int dilation, int tap, int size) in grid)
        {
            int[] inside = [.. Enumerable.Range(0, tap).Where(t => (output * stride) - padding + (t * dilation) is int at && at >= 0 && at < size)];

            (int first, int end) = Window.Inside(output, stride, padding, dilation, tap, size);

            Assert.Equal(inside, Enumerable.Range(first, end - first));
        }
    }
}
