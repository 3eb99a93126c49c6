using CnnDsl.Onnx.Folding;
using CnnDsl.Onnx.Reading;

namespace CnnDsl.Onnx.Tests.Folding;

public class FoldingTests
{
    // 2 x 3.
    private static readonly OnnxTensor Matrix = OnnxTensor.OfFloats([1, 2, 3, 4, 5, 6], 2, 3);

    private static OnnxTensor Fold(string kind, OnnxTensor?[] inputs, params (string Name, object Value)[] attributes) => Folds(kind, 1, inputs, attributes).Single();

    private static OnnxTensor[] Folds(string kind, int outputs, OnnxTensor?[] inputs, params (string Name, object Value)[] attributes)
    {
        OnnxNode node = new("node", kind, "", [.. inputs.Select((_, i) => $"i{i}")], [.. Enumerable.Range(0, outputs).Select(i => $"o{i}")],
            attributes.ToDictionary(attribute => attribute.Name, attribute => new OnnxAttribute(attribute.Name, attribute.Value)));
        return FoldCatalog.Find(kind)!(new FoldNode(node, 13, inputs));
    }

    private static string Text(OnnxTensor tensor) => $"{string.Join('x', tensor.Dimensions.ToArray())}: {string.Join(' ', tensor.ToDoubles())}";

    private static OnnxTensor List(params long[] numbers) => OnnxTensor.OfIntegers(numbers, numbers.Length);

    private static OnnxTensor One(long number) => OnnxTensor.OfIntegers([number]);

    [Fact]
    public void Elements_are_moved_as_NumPy_does()
    {
        Assert.Equal("3x2: 1 4 2 5 3 6", Text(Fold("Transpose", [Matrix])));
        Assert.Equal("2: 3 6", Text(Fold("Gather", [Matrix, One(-1)], ("axis", 1L))));
        Assert.Equal("2x3: 4 5 6 1 2 3", Text(Fold("Gather", [Matrix, List(1, 0)])));
        Assert.Equal("4x3: 1 2 3 4 5 6 1 2 3 4 5 6", Text(Fold("Concat", [Matrix, Matrix], ("axis", 0L))));
        Assert.Equal("2x6: 1 2 3 1 2 3 4 5 6 4 5 6", Text(Fold("Concat", [Matrix, Matrix], ("axis", 1L))));
        Assert.Equal("2x6: 1 2 3 1 2 3 4 5 6 4 5 6", Text(Fold("Tile", [Matrix, List(1, 2)])));
        Assert.Equal("2x2x3: 1 2 3 4 5 6 1 2 3 4 5 6", Text(Fold("Expand", [Matrix, List(2, 1, 1)])));
        Assert.Equal(["2x1: 1 4", "2x2: 2 3 5 6"], Folds("Split", 2, [Matrix, List(1, 2)], ("axis", 1L)).Select(Text));
    }

    [Fact]
    public void Elements_are_put_where_indices_say()
    {
        Assert.Equal("2x3: 1 9 3 8 5 6", Text(Fold("ScatterND", [Matrix, OnnxTensor.OfIntegers([0, 1, 1, -3], 2, 2), OnnxTensor.OfFloats([9, 8], 2)])));
        Assert.Equal("2x3: 1 2 3 7 8 9", Text(Fold("ScatterND", [Matrix, OnnxTensor.OfIntegers([1], 1, 1), OnnxTensor.OfFloats([7, 8, 9], 1, 3)])));
        Assert.Throws<RefusedNodeException>(() => Fold("ScatterND", [Matrix, OnnxTensor.OfIntegers([2], 1, 1), OnnxTensor.OfFloats([7, 8, 9], 1, 3)]));
    }

    [Theory]
    [InlineData(0, 2, 1, "2x2: 1 2 4 5")]
    [InlineData(-2, long.MaxValue, 1, "2x2: 2 3 5 6")]
    [InlineData(-1, long.MinValue, -1, "2x3: 3 2 1 6 5 4")]
    [InlineData(2, 0, -2, "2x1: 3 6")]
    [InlineData(5, 9, 1, "2x0: ")]
    public void Slices_take_what_is_there(long start, long end, long step, string expected) =>
        Assert.Equal(expected, Text(Fold("Slice", [Matrix, List(start), List(end), List(1), List(step)])));

    [Fact]
    public void Shapes_are_changed_and_asked_for()
    {
        Assert.Equal("2: 2 3", Text(Fold("Shape", [Matrix])));
        Assert.Equal("1: 3", Text(Fold("Shape", [Matrix], ("start", -1L))));
        Assert.Equal(": 6", Text(Fold("Size", [Matrix])));
        Assert.Equal("3x2: 1 2 3 4 5 6", Text(Fold("Reshape", [Matrix, List(-1, 2)])));
        Assert.Equal("2x3x1: 1 2 3 4 5 6", Text(Fold("Reshape", [Matrix, List(0, 0, 1)])));
        Assert.Equal("1x2x3x1: 1 2 3 4 5 6", Text(Fold("Unsqueeze", [Matrix, List(0, -1)])));
        Assert.Equal("1x6: 1 2 3 4 5 6", Text(Fold("Flatten", [Matrix], ("axis", 0L))));
    }

    [Fact]
    public void Whole_numbers_stay_whole()
    {
        Assert.Equal("1: 3", Text(Fold("Div", [List(7), List(2)])));
        Assert.Equal("1: -3", Text(Fold("Div", [List(-7), List(2)])));
        Assert.Equal("3: 2 1 0", Text(Fold("Mod", [List(-1, 4, -6), List(3)])));
        Assert.Equal("1: -1", Text(Fold("Mod", [List(-1), List(3)], ("fmod", 1L))));
        Assert.Equal("1: 2", Text(Fold("Cast", [OnnxTensor.OfFloats([2.9f], 1)], ("to", 7L))));
        Assert.Equal(ElementType.Int64, Fold("ReduceProd", [List(2, 3)], ("keepdims", 0L)).Type);
    }

    [Fact]
    public void Arithmetic_repeats_by_NumPys_rule()
    {
        Assert.Equal("2x3: 11 22 33 14 25 36", Text(Fold("Add", [Matrix, OnnxTensor.OfFloats([10, 20, 30], 3)])));
        Assert.Equal("2x3: 0 0 1 1 1 1", Text(Fold("Greater", [Matrix, OnnxTensor.OfFloats([2])])));
        Assert.Equal("3: 7 2 7", Text(Fold("Where", [Fold("Equal", [List(1, 2, 1), List(1)]), One(7), List(1, 2, 3)])));
        Assert.Equal("2x1: 2 5", Text(Fold("ReduceMean", [Matrix], ("axes", new[] { -1L }))));
        Assert.Equal("3: 5 7 9", Text(Fold("ReduceSum", [Matrix, List(0)], ("keepdims", 0L))));
    }

    [Fact]
    public void Tensors_are_made_of_nothing()
    {
        Assert.Equal("3: 1 3 5", Text(Fold("Range", [One(1), One(7), One(2)])));
        Assert.Equal("2: 4 4", Text(Fold("ConstantOfShape", [List(2)], ("value", List(4)))));
        Assert.Equal("2: 0 0", Text(Fold("ConstantOfShape", [List(2)])));
    }

    [Theory]
    [InlineData("ConstantOfShape", new long[] { 1 << 20, 1 << 20 })]
    [InlineData("ConstantOfShape", new long[] { -1 })]
    [InlineData("Squeeze", new long[] { 2, 3 })]
    public void What_is_absurd_is_refused(string kind, long[] data) => Assert.Throws<RefusedNodeException>(() => Fold(kind, [List(data), List(0)]));

    [Fact]
    public void Nothing_is_divided_by_zero() => Assert.Throws<RefusedNodeException>(() => Fold("Div", [List(1), List(0)]));
}
