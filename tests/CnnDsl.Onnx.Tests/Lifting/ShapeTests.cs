namespace CnnDsl.Onnx.Tests.Lifting;

public class ShapeTests
{
    private const string Flattened = "flatten1 = Flatten x -> 72";

    private static ModelBuilder Map(int opset = 13) => new ModelBuilder(opset).Input("x", -1, 8, 3, 3);

    [Fact]
    public void Every_way_to_flatten_is_flatten()
    {
        Assert.Equal(Flattened, Map().Node("Flatten", "x", "y").Output("y").Layers());
        Assert.Equal(Flattened, Map().Integers("s", 0, -1).Node("Reshape", "x s", "y").Output("y").Layers());
        Assert.Equal(Flattened, Map().Integers("s", -1, 72).Node("Reshape", "x s", "y").Output("y").Layers());
        Assert.Equal(Flattened, Map().Integers("s", 1, 72).Node("Reshape", "x s", "y").Output("y").Layers());
    }

    [Fact]
    public void The_idiom_round_Shape_vanishes() => Assert.Equal(
        Flattened,
        Map().Integer("zero", 0).Integers("axes", 0).Integers("rest", -1)
            .Node("Shape", "x", "s").Node("Gather", "s zero", "n").Node("Unsqueeze", "n axes", "n1").Node("Concat", "n1 rest", "t", ("axis", 0))
            .Node("Reshape", "x t", "y").Output("y").Layers());

    [Fact]
    public void Changes_of_shape_that_undo_each_other_vanish() => Assert.Equal(
        "relu1 = ReLU x -> 8 x 3 x 3",
        Map().Integers("s", 0, 72).Integers("t", 0, 8, 3, 3).Node("Reshape", "x s", "a").Node("Reshape", "a t", "b").Node("Relu", "b", "y").Output("y").Layers());

    [Fact]
    public void What_does_nothing_vanishes() => Assert.Equal(
        "relu1 = ReLU x -> 8 x 3 x 3",
        Map().Integers("start", 0, 0).Integers("end", 8, long.MaxValue).Integers("axes", 1, 3)
            .Node("Identity", "x", "a").Node("Dropout", "a", "b").Node("Cast", "b", "c", ("to", 1)).Node("Concat", "c", "d", ("axis", 1))
            .Node("Slice", "d start end axes", "e").Node("Transpose", "e", "f", ("perm", new[] { 0, 1, 2, 3 })).Node("Relu", "f", "y").Output("y").Layers());

    [Fact]
    public void An_output_that_is_an_input_passes_through_a_layer() => Assert.Equal(
        "dropout1 = Dropout x -> 8 x 3 x 3", Map().Node("Identity", "x", "y").Output("y").Layers());

    [Fact]
    public void Channels_are_sliced_and_split()
    {
        Assert.Equal(
            "slice1 = Slice(Start = 2, Count = 4) x -> 4 x 3 x 3",
            Map(9).Node("Slice", "x", "y", ("starts", new[] { 2 }), ("ends", new[] { -2 }), ("axes", new[] { 1 })).Output("y").Layers());
        Assert.Equal(
            "split1 = Split(Parts = 2) x -> 4 x 3 x 3\nmul1 = Mul split1.0 split1.1 -> 4 x 3 x 3",
            Map().Node("Split", "x", "a b", ("axis", 1)).Node("Mul", "a b", "y").Output("y").Layers());
        Assert.Equal(
            "slice1 = Slice(Start = 2, Count = 6) x -> 6 x 3 x 3\nslice2 = Slice(Start = 0, Count = 2) x -> 2 x 3 x 3\nconcat1 = Concat slice1 slice2 -> 8 x 3 x 3",
            Map().Integers("s", 2, 6).Node("Split", "x s", "a b", ("axis", 1)).Node("Concat", "b a", "y", ("axis", 1)).Output("y").Layers());
    }

    [Fact]
    public void Slices_into_equal_parts_are_a_split()
    {
        static ModelBuilder Cut(int at) => Map(9).Node("Relu", "x", "r")
            .Node("Slice", "r", "b", ("starts", new[] { at }), ("ends", new[] { 8 }), ("axes", new[] { 1 }))
            .Node("Slice", "r", "a", ("starts", new[] { 0 }), ("ends", new[] { at }), ("axes", new[] { 1 }))
            .Node("Concat", "b a", "y", ("axis", 1));
        Assert.Equal(
            "relu1 = ReLU x -> 8 x 3 x 3\nsplit1 = Split(Parts = 2) relu1 -> 4 x 3 x 3\nconcat1 = Concat split1.1 split1.0 -> 8 x 3 x 3",
            Cut(4).Output("y").Layers());
        Assert.DoesNotContain("Split", Cut(3).Output("y").Layers(), StringComparison.Ordinal);
        Assert.DoesNotContain("Split", Cut(4).Output("y").Output("a").Layers(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_declares_another_shape_than_its_layers_give_is_refused() => Assert.Equal(
        "'model.onnx' cannot be imported; 1 node is not supported:\n  Flatten 'y': the model declares its output 'y' as open x 71, and it is 1 x 72",
        Assert.Throws<OnnxImportException>(() => Map().Node("Flatten", "x", "y").Output("y", -1, 71).Import()).Message);
}
