namespace CnnDsl.Onnx.Tests.Patterns;

public class ActivationPatternTests
{
    private static ModelBuilder Map(int opset = 13) => new ModelBuilder(opset).Input("x", -1, 4, 6, 6);

    [Theory]
    [InlineData("x s")]
    [InlineData("s x")]
    public void X_times_its_sigmoid_is_SiLU(string product) =>
        Assert.Equal("silu1 = SiLU x -> 4 x 6 x 6", Map().Node("Sigmoid", "x", "s").Node("Mul", product, "y").Output("y").Layers());

    [Fact]
    public void X_times_its_hard_sigmoid_is_HardSwish() => Assert.Equal(
        "hardswish1 = HardSwish x -> 4 x 6 x 6", Map().Node("HardSigmoid", "x", "s", ("alpha", 1 / 6f)).Node("Mul", "x s", "y").Output("y").Layers());

    [Fact]
    public void X_times_another_hard_sigmoid_is_none() => Assert.Equal(
        "hardsigmoid1 = HardSigmoid(Alpha = 0.2) x -> 4 x 6 x 6\nmul1 = Mul x hardsigmoid1 -> 4 x 6 x 6",
        Map().Node("HardSigmoid", "x", "s").Node("Mul", "x s", "y").Output("y").Layers());

    [Fact]
    public void A_product_with_the_sigmoid_of_something_else_stays_a_product() => Assert.Equal(
        "relu1 = ReLU x -> 4 x 6 x 6\nsigmoid1 = Sigmoid relu1 -> 4 x 6 x 6\nmul1 = Mul x sigmoid1 -> 4 x 6 x 6",
        Map().Node("Relu", "x", "r").Node("Sigmoid", "r", "s").Node("Mul", "x s", "y").Output("y").Layers());

    [Fact]
    public void What_a_pattern_is_made_of_stays_where_others_read_it() => Assert.Equal(
        "silu1 = SiLU x -> 4 x 6 x 6\nsigmoid1 = Sigmoid x -> 4 x 6 x 6\nadd1 = Add silu1 sigmoid1 -> 4 x 6 x 6",
        Map().Node("Sigmoid", "x", "s").Node("Mul", "x s", "p").Node("Add", "p s", "y").Output("y").Layers());

    [Theory]
    [InlineData(0f, 6f, "relu1 = ReLU6 x -> 4 x 6 x 6")]
    [InlineData(0f, float.MaxValue, "relu1 = ReLU x -> 4 x 6 x 6")]
    public void Clip_between_zero_and_a_bound_is_a_rectifier(float min, float max, string expected)
    {
        Assert.Equal(expected, Map(9).Node("Clip", "x", "y", ("min", min), ("max", max)).Output("y").Layers());
        Assert.Equal(expected, Map().Number("a", min).Number("b", max).Node("Clip", "x a b", "y").Output("y").Layers());
    }
}
