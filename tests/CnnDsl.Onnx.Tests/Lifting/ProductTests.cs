namespace CnnDsl.Onnx.Tests.Lifting;

public class ProductTests
{
    // 2 features x 3 units.
    private static readonly float[] Matrix = [1, 2, 3, 4, 5, 6];

    private static DeclaredLayer Only(ModelBuilder builder) => Assert.Single(builder.Import().Layers);

    [Fact]
    public void A_product_by_a_known_matrix_is_dense_with_the_matrix_transposed()
    {
        DeclaredLayer dense = Only(new ModelBuilder().Input("x", -1, 2).Floats("w", Matrix, 2, 3).Node("MatMul", "x w", "y").Output("y"));

        Assert.Equal("Dense", dense.Kind);
        Assert.Equal(new TensorShape(3), dense.Output);
        Assert.Equal(new TensorShape(3, 2), dense.Weights["weight"].Shape);
        Assert.Equal([1, 4, 2, 5, 3, 6], dense.Weights["weight"].Data);
        Assert.Equal([new DeclaredArgument("Units", 3), new DeclaredArgument("Bias", false)], dense.Arguments);
    }

    [Theory]
    [InlineData("p b")]
    [InlineData("b p")]
    public void What_is_added_to_it_is_its_bias(string sum)
    {
        DeclaredLayer dense = Only(new ModelBuilder().Input("x", -1, 2).Floats("w", Matrix, 2, 3).Floats("b", [7, 8, 9], 3)
            .Node("MatMul", "x w", "p").Node("Add", sum, "y").Output("y"));

        Assert.Equal([7, 8, 9], dense.Weights["bias"].Data);
        Assert.Equal([new DeclaredArgument("Units", 3)], dense.Arguments);
    }

    [Fact]
    public void Gemm_scales_by_alpha_and_beta_and_spreads_its_bias()
    {
        DeclaredLayer dense = Only(new ModelBuilder().Input("x", -1, 2).Floats("w", Matrix, 3, 2).Floats("b", [10], 1)
            .Node("Gemm", "x w b", "y", ("alpha", 2f), ("beta", 0.5f), ("transB", 1)).Output("y"));

        Assert.Equal([2, 4, 6, 8, 10, 12], dense.Weights["weight"].Data);
        Assert.Equal([5, 5, 5], dense.Weights["bias"].Data);
    }

    [Fact]
    public void A_convolution_takes_what_is_added_for_each_filter_as_its_bias()
    {
        DeclaredLayer conv = Only(new ModelBuilder().Input("x", -1, 2, 5, 5).Weight("w", 3, 2, 3, 3).Floats("b", [7, 8, 9], 1, 3, 1, 1)
            .Node("Conv", "x w", "c").Node("Add", "c b", "y").Output("y"));

        Assert.Equal([7, 8, 9], conv.Weights["bias"].Data);
        Assert.DoesNotContain(conv.Arguments, argument => argument.Name == "Bias");
    }

    [Fact]
    public void A_product_that_others_read_keeps_its_bias_apart() => Assert.Equal(
        "dense1 = Dense(Units = 3, Bias = False) x -> 3\nbn1 = BatchNorm(Epsilon = 0) dense1 -> 3\nadd1 = Add bn1 dense1 -> 3",
        new ModelBuilder().Input("x", -1, 2).Floats("w", Matrix, 2, 3).Floats("b", [7, 8, 9], 3)
            .Node("MatMul", "x w", "p").Node("Add", "p b", "s").Node("Add", "s p", "y").Output("y").Layers());
}
