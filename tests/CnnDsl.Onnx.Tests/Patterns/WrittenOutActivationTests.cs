namespace CnnDsl.Onnx.Tests.Patterns;

public class WrittenOutActivationTests
{
    private static ModelBuilder Map() => new ModelBuilder().Input("x", -1, 4, 6, 6)
        .Number("half", 0.5f).Number("one", 1).Number("two", 2).Number("three", 3).Number("six", 6).Number("zero", 0);

    [Fact]
    public void HardSwish_in_any_order_is_HardSwish()
    {
        const string Expected = "hardswish1 = HardSwish x -> 4 x 6 x 6";
        ModelBuilder Gate() => Map().Node("Add", "three x", "a").Node("Clip", "a zero six", "c");
        Assert.Equal(Expected, Gate().Node("Mul", "x c", "p").Node("Div", "p six", "y").Output("y").Layers());
        Assert.Equal(Expected, Gate().Node("Div", "c six", "p").Node("Mul", "p x", "y").Output("y").Layers());
        Assert.Equal("hardsigmoid1 = HardSigmoid x -> 4 x 6 x 6", Gate().Node("Div", "c six", "y").Output("y").Layers());
    }

    [Fact]
    public void GELU_by_erf_in_any_order_is_GELU()
    {
        const string Expected = "gelu1 = GELU x -> 4 x 6 x 6";
        ModelBuilder Gate() => Map().Number("root", MathF.Sqrt(2)).Node("Div", "x root", "r").Node("Erf", "r", "e").Node("Add", "e one", "g");
        Assert.Equal(Expected, Gate().Node("Mul", "x g", "p").Node("Mul", "p half", "y").Output("y").Layers());
        Assert.Equal(Expected, Gate().Node("Mul", "g half", "p").Node("Mul", "p x", "y").Output("y").Layers());
        Assert.Equal(Expected, Gate().Node("Mul", "x half", "p").Node("Mul", "p g", "y").Output("y").Layers());
        Assert.Equal(Expected, Gate().Node("Mul", "x g", "p").Node("Div", "p two", "y").Output("y").Layers());
    }

    [Theory]
    [InlineData("Pow", "x three")]
    [InlineData("Mul", "s x")]
    public void GELU_by_tanh_is_GELU_by_tanh(string cube, string operands) => Assert.Equal(
        "gelu1 = GELU(Tanh = True) x -> 4 x 6 x 6",
        Map().Number("cubic", 0.044715f).Number("root", 0.7978845f).Node("Mul", "x x", "s").Node(cube, operands, "c").Node("Mul", "cubic c", "d").Node("Add", "x d", "u")
            .Node("Mul", "u root", "v").Node("Tanh", "v", "t").Node("Add", "t one", "g").Node("Mul", "x g", "p").Node("Mul", "half p", "y").Output("y").Layers());

    [Fact]
    public void Mish_is_Mish() => Assert.Equal(
        "mish1 = Mish x -> 4 x 6 x 6", Map().Node("Softplus", "x", "s").Node("Tanh", "s", "t").Node("Mul", "x t", "y").Output("y").Layers());

    [Fact]
    public void Numbers_are_scales_and_shifts_on_either_side()
    {
        Assert.Equal("scale1 = Scale(Factor = 0.5) x -> 4 x 6 x 6", Map().Node("Div", "x two", "y").Output("y").Layers());
        Assert.Equal("shift1 = Shift(Offset = -3) x -> 4 x 6 x 6", Map().Node("Sub", "x three", "y").Output("y").Layers());
        Assert.Equal("neg1 = Neg x -> 4 x 6 x 6\nshift1 = Shift(Offset = 3) neg1 -> 4 x 6 x 6", Map().Node("Sub", "three x", "y").Output("y").Layers());
        Assert.Equal("clip1 = Clip(Min = -1, Max = 0.1) x -> 4 x 6 x 6", Map().Number("a", -1).Number("b", 0.1f).Node("Clip", "x a b", "y").Output("y").Layers());
    }

    [Fact]
    public void Mean_and_deviation_of_an_input_are_said_in_the_attribute() => Assert.Equal(
        "normalize1 = Normalize(Mean = [0.1 0.2 0.3], Std = [0.5 0.6 0.7]) i -> 3 x 2 x 2",
        new ModelBuilder().Input("i", -1, 3, 2, 2).Floats("m", [0.1f, 0.2f, 0.3f], 1, 3, 1, 1).Floats("s", [0.5f, 0.6f, 0.7f], 3, 1, 1)
            .Node("Sub", "i m", "d").Node("Div", "d s", "y").Output("y").Layers());
}
