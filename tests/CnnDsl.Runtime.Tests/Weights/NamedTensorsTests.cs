using System.Numerics.Tensors;
using CnnDsl.Weights;

namespace CnnDsl.Runtime.Tests.Weights;

public sealed class NamedTensorsTests
{
    [Fact]
    public void Tensors_are_described_in_the_order_of_the_dictionary()
    {
        NamedTensors tensors = new(new Dictionary<string, Tensor<float>>
        {
            ["b"] = Tensor.Create([1f, 2, 3, 4], [2, 1, 2]),
            ["a"] = Tensor<float>.Empty,
        });

        Assert.Equal([new TensorEntry("b", "F32", new TensorShape(2, 1, 2)), new TensorEntry("a", "F32", new TensorShape(0))], tensors.Tensors);
        Assert.Equal("tensors in memory", tensors.Description);
        tensors.Read(tensors.Tensors[1], []);
    }

    [Fact]
    public void Dense_and_strided_tensors_are_read_row_major()
    {
        Tensor<float> cube = Tensor.Create(Enumerable.Range(0, 24).Select(i => (float)i).ToArray(), [2, 3, 4]);
        NamedTensors tensors = new(new Dictionary<string, Tensor<float>>
        {
            ["dense"] = cube,
            ["slice"] = cube.Slice([0..2, 1..3, 1..3]),
            ["column"] = cube.Slice([1..2, 0..3, 2..3]),
            ["permuted"] = Tensor.PermuteDimensions(cube, [2, 0, 1]),
            ["broadcast"] = Tensor.Create([1f, 2, 3], [2, 3], [0, 1]),
        });

        Assert.Equal(Enumerable.Range(0, 24).Select(i => (float)i), tensors.Numbers("dense"));
        Assert.Equal([5, 6, 9, 10, 17, 18, 21, 22], tensors.Numbers("slice"));
        Assert.Equal([14, 18, 22], tensors.Numbers("column"));
        Assert.Equal([0, 4, 8, 12, 16, 20, 1, 5, 9, 13, 17, 21, 2, 6, 10, 14, 18, 22, 3, 7, 11, 15, 19, 23], tensors.Numbers("permuted"));
        Assert.Equal([1, 2, 3, 1, 2, 3], tensors.Numbers("broadcast"));
    }

    [Fact]
    public void Nothing_is_copied_until_it_is_read()
    {
        Tensor<float> tensor = Tensor.Create([1f, 2], [2]);
        NamedTensors tensors = new(new Dictionary<string, Tensor<float>> { ["w"] = tensor });

        tensor[1] = 9;

        Assert.Equal([1, 9], tensors.Numbers("w"));
    }

    [Fact]
    public void A_wrong_destination_or_a_foreign_tensor_is_refused()
    {
        NamedTensors tensors = new(new Dictionary<string, Tensor<float>> { ["w"] = Tensor.Create([1f, 2], [2]) }, "mine");

        Assert.Throws<ArgumentException>(() => tensors.Read(tensors.Tensors[0], new float[3]));
        ArgumentException error = Assert.Throws<ArgumentException>(() => tensors.Read(new TensorEntry("v", "F32", new TensorShape(2)), new float[2]));
        Assert.Contains("'mine' has no tensor 'v' of F32 (2).", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => tensors.Read(null!, new float[2]));
    }

    [Fact]
    public void What_cannot_be_described_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => new NamedTensors(null!));
        Assert.Throws<ArgumentException>(() => new NamedTensors(new Dictionary<string, Tensor<float>> { ["w"] = null! }));
        ArgumentException error = Assert.Throws<ArgumentException>(
            () => new NamedTensors(new Dictionary<string, Tensor<float>> { ["w"] = Tensor.Create([1f], [(nint)1 << 40], [0]) }));
        Assert.Contains("'w' has a dimension of 1099511627776, but 2147483647 is the most.", error.Message, StringComparison.Ordinal);
    }
}
