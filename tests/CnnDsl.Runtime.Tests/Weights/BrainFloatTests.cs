using CnnDsl.Weights;

namespace CnnDsl.Runtime.Tests.Weights;

public sealed class BrainFloatTests
{
    [Theory]
    [InlineData(0x3F800000u, 0x3F80)] // 1
    [InlineData(0x3F807FFFu, 0x3F80)] // below the half: down
    [InlineData(0x3F808000u, 0x3F80)] // the half above an even: down
    [InlineData(0x3F808001u, 0x3F81)] // above the half: up
    [InlineData(0x3F818000u, 0x3F82)] // the half above an odd: up
    [InlineData(0xBF818000u, 0xBF82)] // the same below 0
    [InlineData(0x3FFFFFFFu, 0x4000)] // up into the next power of two
    [InlineData(0x00000001u, 0x0000)] // a subnormal vanishes
    [InlineData(0x00018000u, 0x0002)] // or rounds to one
    [InlineData(0x80000000u, 0x8000)] // -0
    [InlineData(0x7F800000u, 0x7F80)] // infinity
    [InlineData(0x7F7F7FFFu, 0x7F7F)] // the largest
    [InlineData(0x7F800001u, 0x7FC0)] // a NaN whose payload would be lost
    [InlineData(0xFFFFFFFFu, 0xFFFF)] // a NaN that adding would overflow
    public void Numbers_round_to_the_nearest_and_ties_to_even(uint bits, int expected)
    {
        ushort[] narrow = new ushort[1];

        BrainFloat.Narrow([BitConverter.UInt32BitsToSingle(bits)], narrow);

        Assert.Equal((ushort)expected, narrow[0]);
    }

    [Fact]
    public void All_numbers_widen_exactly_and_come_back()
    {
        // One less than all, so that the vectors leave a remainder.
        ushort[] all = [.. Enumerable.Range(0, ushort.MaxValue).Select(i => (ushort)i)];
        float[] wide = new float[all.Length];
        ushort[] back = new ushort[all.Length];

        BrainFloat.Widen(all, wide);
        BrainFloat.Narrow(wide, back);

        for (int i = 0; i < all.Length; i++)
        {
            Assert.Equal((uint)i << 16, BitConverter.SingleToUInt32Bits(wide[i]));
            Assert.Equal(float.IsNaN(wide[i]) ? i | 0x40 : i, back[i]);
        }
    }
}
