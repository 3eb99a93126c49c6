namespace CnnDsl.Onnx.Tests.Writing;

/// <summary>How layers are written.</summary>
public sealed class LayerTextTests
{
    [Theory]
    [InlineData("[Network, Input(3, 9, 9)]\n[Conv2D(4, 3, Padding = 1)] // 4 x 9 x 9")]
    [InlineData("[Network, Input(3, 9, 8)]\n[Conv2D(4, 3, 2, PaddingHeight = 1)] // 4 x 9 x 7")]
    [InlineData("[Network, Input(3, 8, 8)]\n[Conv2D(4, 3, Stride = 2, PaddingBottom = 1, PaddingRight = 1, Bias = false)] // 4 x 4 x 4")]
    [InlineData("[Network, Input(4, 9, 9)]\n[Conv2D(4, 3, Dilation = 2, Groups = 2)] // 4 x 5 x 5")]
    [InlineData("[Network, Input(4, 8, 8)]\n[MaxPool2D(2)] // 4 x 4 x 4")]
    [InlineData("[Network, Input(4, 8, 9)]\n[MaxPool2D(2, 3, StrideHeight = 2, StrideWidth = 1)] // 4 x 4 x 7")]
    [InlineData("[Network(Rounding = Rounding.Floor), Input(4, 8, 8)]\n[Conv2D(4, 3, Stride = 2), MaxPool2D(2, Rounding = Rounding.Ceiling)] // 4 x 2 x 2")]
    [InlineData("[Network, Input(4)]\n[Dense(3), LeakyReLU(0.1), Dropout, Dense(2, Bias = false)] // 2")]
    [InlineData("[Network, Input(4, Name = \"x\")]\n[BatchNorm(Epsilon = 0.001, Affine = false), HardSigmoid(Alpha = 0.2)] // 4")]
    public void A_layer_says_what_differs_from_the_default(string network) => Assert.Equal(network, Again.Written(Again.TakenApart(network)));

    [Fact]
    public void Lines_hold_what_belongs_together()
    {
        const string Network = """
            [Network, Input(3, 16, 16)]
            [Conv2D(4, 3, Padding = 1), BatchNorm, ReLU, MaxPool2D(2)] // 4 x 8 x 8
            [Conv2D(4, 3, Padding = 1), ReLU]                          // 4 x 8 x 8
            [Add("maxpool1"), ReLU(Name = "sum")]                      // 4 x 8 x 8
            [Conv2D(2, 1, From = "maxpool1", Name = "side")]           // 2 x 8 x 8
            [Concat("sum", "side")]                                    // 6 x 8 x 8
            [GlobalAvgPool2D, Flatten, Dense(8), ReLU, Dense(2)]       // 2
            """;
        Assert.Equal(Network, Again.Written(Again.TakenApart(Network)));
    }

    [Fact]
    public void Several_inputs_and_outputs_are_named()
    {
        const string Network = """
            [Network, Input(3, 4, 4), Input(3, Name = "bias")]
            [Dense(3, Name = "scale")]               // 3
            [Conv2D(3, 1, From = "input"), ReLU]     // 3 x 4 x 4
            [Flatten, Dense(3)]                      // 3
            [Add("scale")]                           // 3
            [Output("relu1"), Output("add1", Name = "result")]
            """;
        DeclaredNetwork network = Again.TakenApart(Network);
        Assert.Contains("[Output(\"relu1\"), Output(\"add1\", Name = \"result\")]", Again.Written(network), StringComparison.Ordinal);
    }

    [Fact]
    public void Layers_without_tensors_may_go_by_their_default_names()
    {
        DeclaredNetwork network = Again.TakenApart("[Network, Input(4)]\n[Dense(3, Name = \"head\"), ReLU(Name = \"act_17\"), Dense(2, Name = \"tail\"), Softmax(Name = \"probabilities\")]");
        Assert.Contains("ReLU(Name = \"act_17\")", Again.Written(network), StringComparison.Ordinal);
        Assert.Equal("[Network, Input(4)]\n[Dense(3, Name = \"head\"), ReLU, Dense(2, Name = \"tail\"), Softmax] // 2", Again.Tidy(network));
    }
}
