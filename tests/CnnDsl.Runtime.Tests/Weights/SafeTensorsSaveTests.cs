using System.Buffers.Binary;
using System.Globalization;
using System.Numerics.Tensors;
using System.Text;
using CnnDsl.Weights;

namespace CnnDsl.Runtime.Tests.Weights;

public sealed class SafeTensorsSaveTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(WeightType.F32)]
    [InlineData(WeightType.F16)]
    [InlineData(WeightType.BF16)]
    public void What_is_saved_comes_back(WeightType type)
    {
        // All exact in 8 significant bits; more than one block of the codec, and a remainder of its vectors.
        float[] numbers = [.. Enumerable.Range(0, 2100).Select(i => ((i % 255) - 127) / 16f), float.NaN, float.NegativeInfinity, -0f];
        Dictionary<string, Tensor<float>> tensors = new()
        {
            ["conv2.weight"] = Tensor.Create(numbers, [1, numbers.Length]),
            ["conv1.bias"] = Tensor.Create([1.5f, -2f, 3f], [3]),
            ["none"] = Tensor.Create(Array.Empty<float>(), [0]),
        };
        string path = _folder.File("x.safetensors");

        SafeTensors.Save(path, tensors, type, new Dictionary<string, string> { ["made by"] = "Ünïcode \"tests\" \U0001F600" });
        using MemoryStream stream = new();
        SafeTensors.Save(stream, tensors, type, new Dictionary<string, string> { ["made by"] = "Ünïcode \"tests\" \U0001F600" });

        Assert.Equal(File.ReadAllBytes(path), stream.ToArray());
        using SafeTensors ofFile = SafeTensors.Open(path);
        using SafeTensors ofStream = SafeTensors.Read(new DribblingStream(stream.ToArray()));
        foreach (SafeTensors loaded in new[] { ofFile, ofStream })
        {
            Assert.Equal(["conv1.bias", "conv2.weight", "none"], loaded.Tensors.Select(t => t.Name));
            Assert.All(loaded.Tensors, t => Assert.Equal(type.ToString(), t.DType));
            Assert.Equal([1.5f, -2f, 3f], loaded.Numbers("conv1.bias"));
            Assert.Equal(numbers.Select(BitConverter.SingleToInt32Bits), loaded.Numbers("conv2.weight").Select(BitConverter.SingleToInt32Bits));
            Assert.Equal(new TensorShape(1, numbers.Length), loaded.Tensors[1].Shape);
            Assert.Equal("Ünïcode \"tests\" \U0001F600", loaded.Metadata["made by"]);
        }
    }

    [Fact]
    public void Equal_tensors_give_equal_bytes_in_any_order_and_culture()
    {
        Dictionary<string, Tensor<float>> tensors = new() { ["b"] = Vector(1, 2), ["B"] = Vector(3), ["ä"] = Vector(4), ["a.10"] = Vector(5), ["a.9"] = Vector(6) };
        Dictionary<string, string> metadata = new() { ["z"] = "1", ["I"] = "2", ["i"] = "3" };
        byte[] expected = Save(tensors, metadata);

        CultureInfo before = CultureInfo.CurrentCulture;
        foreach (string culture in new[] { "tr-TR", "de-DE", "ar-SA" })
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            try
            {
                Assert.Equal(expected, Save(new(tensors.Reverse()), new(metadata.Reverse())));
            }
            finally
            {
                CultureInfo.CurrentCulture = before;
            }
        }

        using SafeTensors loaded = SafeTensors.Read(new MemoryStream(expected));
        Assert.Equal(["B", "a.10", "a.9", "b", "ä"], loaded.Tensors.Select(t => t.Name));
    }

    [Fact]
    public void The_bytes_are_those_of_the_format()
    {
        byte[] bytes = Save(new() { ["w"] = Tensor.Create([1f, 2f], [2, 1]) }, []);

        string header = """{"w":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]}}""";
        Assert.Equal(Bytes.Of(header.PadRight(56), Bytes.OfSingles(1, 2)), bytes);
    }

    [Fact]
    public void The_data_begins_at_a_multiple_of_eight()
    {
        for (int length = 1; length <= 16; length++)
        {
            byte[] bytes = Save(new() { [new string('n', length)] = Vector(1) }, []);

            Assert.Equal(0ul, BinaryPrimitives.ReadUInt64LittleEndian(bytes) % 8);
        }
    }

    [Fact]
    public void Strided_tensors_are_written_row_major()
    {
        Tensor<float> cube = Tensor.Create(Enumerable.Range(0, 24).Select(i => (float)i).ToArray(), [2, 3, 4]);
        byte[] bytes = Save(
            new()
            {
                ["slice"] = cube.Slice([0..2, 1..3, 1..3]),
                ["transposed"] = Tensor.Create([0f, 1, 2, 3, 4, 5], [3, 2], [1, 3]),
                ["broadcast"] = Tensor.Create([1f, 2], [2, 3], [1, 0]),
            },
            []);

        using SafeTensors loaded = SafeTensors.Read(new MemoryStream(bytes));
        Assert.Equal([5, 6, 9, 10, 17, 18, 21, 22], loaded.Numbers("slice"));
        Assert.Equal([0, 3, 1, 4, 2, 5], loaded.Numbers("transposed"));
        Assert.Equal([1, 1, 1, 2, 2, 2], loaded.Numbers("broadcast"));
    }

    [Theory]
    [InlineData(WeightType.F16, 65519.996f, 65504f)]
    [InlineData(WeightType.BF16, 3.39e38f, 3.3895314e38f)]
    public void The_largest_numbers_that_fit_are_rounded(WeightType type, float value, float expected)
    {
        using MemoryStream stream = new();
        SafeTensors.Save(stream, With("w", value), type);
        stream.Position = 0;

        using SafeTensors loaded = SafeTensors.Read(stream);

        Assert.Equal([expected], loaded.Numbers("w"));
    }

    [Fact]
    public void A_saved_file_replaces_the_old_one_and_leaves_no_other()
    {
        string path = _folder.File("x.safetensors", new byte[10_000]);

        SafeTensors.Save(path, With("w", 7));

        using SafeTensors loaded = SafeTensors.Open(path);
        Assert.Equal([7f], loaded.Numbers("w"));
        Assert.Equal(["x.safetensors"], _folder.Names());
    }

    [Fact]
    public void A_stream_is_left_open()
    {
        using MemoryStream stream = new();

        SafeTensors.Save(stream, With("w", 1));

        Assert.True(stream.CanWrite);
    }

    [Fact]
    public void Names_are_written_as_text_not_as_escapes()
    {
        byte[] bytes = Save(With("größe+<w>", 1), []);

        Assert.Contains("größe+<w>", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
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
