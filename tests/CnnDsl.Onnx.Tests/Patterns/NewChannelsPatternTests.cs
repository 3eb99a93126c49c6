namespace CnnDsl.Onnx.Tests.Patterns;

public class NewChannelsPatternTests
{
    private static string Added(string sum, float fill = 0) => new ModelBuilder().Input("x", -1, 2, 3, 3).Weight("w", 5, 2, 1, 1)
        .Floats("fill", [.. Enumerable.Repeat(fill, 3 * 3 * 3)], 1, 3, 3, 3)
        .Node("Conv", "x w", "y").Node("Concat", "x fill", "filled", ("axis", 1)).Node("Add", sum, "z").Output("z").Layers();

    [Theory]
    [InlineData("filled y")]
    [InlineData("y filled")]
    public void A_shortcut_that_is_filled_up_with_zeros_is_added_to_the_channels_that_it_has(string sum) => Assert.EndsWith(
        """
        slice1 = Slice(Start = 0, Count = 2) conv1 -> 2 x 3 x 3
        add1 = Add slice1 x -> 2 x 3 x 3
        slice2 = Slice(Start = 2, Count = 3) conv1 -> 3 x 3 x 3
        concat1 = Concat add1 slice2 -> 5 x 3 x 3
        """, Added(sum), StringComparison.Ordinal);

    [Fact]
    public void Other_numbers_than_zeros_are_added() => Assert.Contains("constant1", Added("filled y", fill: 1), StringComparison.Ordinal);
}
