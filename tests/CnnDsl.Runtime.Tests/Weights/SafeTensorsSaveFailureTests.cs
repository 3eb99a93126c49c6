using System.Numerics.Tensors;
using CnnDsl.Weights;

namespace CnnDsl.Runtime.Tests.Weights;

public sealed class SafeTensorsSaveFailureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(WeightType.F16, 65520f, "65520")]
    [InlineData(WeightType.F16, -1e9f, "-1E+09")]
    [InlineData(WeightType.BF16, float.MaxValue, "3.4028235E+38")]
    public void A_number_that_would_become_infinite_is_refused_and_the_old_file_stays(WeightType type, float value, string says)
    {
        string path = _folder.File("x.safetensors", [1, 2, 3]);
        using MemoryStream stream = new();

        ArgumentException error = Assert.Throws<ArgumentException>(() => SafeTensors.Save(path, With("w", value), type));
        Assert.Throws<ArgumentException>(() => SafeTensors.Save(stream, With("w", value), type));

        Assert.Equal($"'w' has the number {says}, which {type} could only store as infinity.", error.Message);
        Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
        Assert.Equal(0, stream.Length);
    }

    [Fact]
    public void A_name_that_cannot_be_stored_is_refused()
    {
        ArgumentException reserved = Assert.Throws<ArgumentException>(() => Save(With("__metadata__", 1), []));
        ArgumentException half = Assert.Throws<ArgumentException>(() => Save(With("a\uD800", 1), []));
        ArgumentException halfMetadata = Assert.Throws<ArgumentException>(() => Save(With("w", 1), new() { ["a\uD800"] = "1" }));

        Assert.Equal("The name __metadata__ is not a tensor's in safetensors.", reserved.Message);
        Assert.Equal("'a\\uD800' has half a surrogate pair.", half.Message);
        Assert.Equal(half.Message, halfMetadata.Message);
    }

    [Fact]
    public void Nulls_and_unknown_types_are_refused()
    {
        Assert.Throws<ArgumentNullException>(() => SafeTensors.Save(new MemoryStream(), null!));
        Assert.Throws<ArgumentNullException>(() => SafeTensors.Save((Stream)null!, With("w", 1)));
        Assert.Throws<ArgumentNullException>(() => SafeTensors.Save((string)null!, With("w", 1)));
        Assert.Throws<ArgumentException>(() => SafeTensors.Save("", With("w", 1)));
        Assert.Throws<ArgumentException>(() => Save(new() { ["w"] = null! }, []));
        Assert.Throws<ArgumentException>(() => Save(With("w", 1), new() { ["k"] = null! }));
        Assert.Throws<ArgumentOutOfRangeException>(() => SafeTensors.Save(new MemoryStream(), With("w", 1), (WeightType)3));
    }

    [Fact]
    public void A_tensor_longer_than_an_array_is_refused()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(
            () => Save(new() { ["w"] = Tensor.Create([1f], [1 << 20, 1 << 20], [0, 0]) }, []));

        Assert.Contains("'w' (1048576 x 1048576) has more numbers", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_save_that_fails_half_way_leaves_the_old_file_and_no_other()
    {
        string path = _folder.File("x.safetensors", [1, 2, 3]);

        Assert.Throws<IOException>(() => WholeFile.Write(path, stream =>
        {
            stream.Write(new byte[100_000]);
            throw new IOException("The disk is full.");
        }));

        Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
        Assert.Equal(["x.safetensors"], _folder.Names());
    }

    [Fact]
    public void A_save_that_cannot_be_moved_into_place_leaves_no_file()
    {
        string path = _folder.File("folder");
        Directory.CreateDirectory(path);

        Exception? error = Record.Exception(() => SafeTensors.Save(path, With("w", 1)));

        Assert.True(error is IOException or UnauthorizedAccessException, $"{error}");
        Assert.Equal(["folder"], _folder.Names());
    }

    private static Dictionary<string, Tensor<float>> With(string name, float value) => new() { [name] = Vector(value) };

    private static Tensor<float> Vector(params float[] numbers) => Tensor.Create(numbers, [numbers.Length]);

    private static byte[] Save(Dictionary<string, Tensor<float>> tensors, Dictionary<string, string> metadata)
    {
        using MemoryStream stream = new();
        SafeTensors.Save(stream, tensors, WeightType.F32, metadata);
        return stream.ToArray();
    }
}
