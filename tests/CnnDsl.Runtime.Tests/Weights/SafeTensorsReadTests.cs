using CnnDsl.Weights;

namespace CnnDsl.Runtime.Tests.Weights;

public sealed class SafeTensorsReadTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Way.File)]
    [InlineData(Way.Stream)]
    [InlineData(Way.DribblingStream)]
    public void Every_readable_type_is_widened(Way way)
    {
        using SafeTensors tensors = _folder.Open(way, Bytes.Sample());

        Assert.Equal([1, 2, 3, 4, 5, 6], tensors.Numbers("conv1.weight"));
        Assert.Equal([1, -2, 65504], tensors.Numbers("half"));
        Assert.Equal([1, -2, float.PositiveInfinity, float.NaN], tensors.Numbers("brain"));
        Assert.Empty(tensors.Numbers("empty"));
    }

    [Theory]
    [InlineData(Way.File)]
    [InlineData(Way.Stream)]
    [InlineData(Way.DribblingStream)]
    public void Tensors_come_in_the_order_of_the_header_with_types_and_shapes(Way way)
    {
        using SafeTensors tensors = _folder.Open(way, Bytes.Sample());

        Assert.Equal(
            [
                new TensorEntry("conv1.weight", "F32", new TensorShape(2, 3)),
                new TensorEntry("bn1.num_batches_tracked", "I64", new TensorShape()),
                new TensorEntry("half", "F16", new TensorShape(3)),
                new TensorEntry("empty", "F32", new TensorShape(0, 5)),
                new TensorEntry("brain", "BF16", new TensorShape(4, 1)),
            ],
            tensors.Tensors);
        Assert.Equal([KeyValuePair.Create("format", "pt")], tensors.Metadata);
    }

    [Theory]
    [InlineData(Way.File)]
    [InlineData(Way.Stream)]
    public void Elements_that_straddle_chunks_are_read_whole(Way way)
    {
        // The byte in front puts the numbers across the borders of all chunks.
        float[] numbers = [.. Enumerable.Range(0, (3 * StreamedBytes.Chunk / sizeof(float)) + 5).Select(i => i * 0.5f)];
        int end = 1 + (numbers.Length * sizeof(float));
        byte[] bytes = Bytes.Of(
            $$$"""{"flag":{"dtype":"BOOL","shape":[1],"data_offsets":[0,1]},"w":{"dtype":"F32","shape":[{{{numbers.Length}}}],"data_offsets":[1,{{{end}}}]}}""",
            [1, .. Bytes.OfSingles(numbers)]);

        using SafeTensors tensors = _folder.Open(way, bytes);

        Assert.True(numbers.AsSpan().SequenceEqual(tensors.Numbers("w")));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{   }  \n\t ")]
    [InlineData("""{"__metadata__":{}}""")]
    public void A_file_without_tensors_is_well_formed(string header)
    {
        using SafeTensors tensors = _folder.Open(Way.File, Bytes.Of(header));

        Assert.Empty(tensors.Tensors);
        Assert.Empty(tensors.Metadata);
    }

    [Fact]
    public void Offsets_may_be_in_another_order_than_the_header()
    {
        byte[] bytes = Bytes.Of(
            """{"b":{"data_offsets":[4,8],"shape":[1],"dtype":"F32"},"e":{"dtype":"U8","shape":[0],"data_offsets":[4,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""",
            Bytes.OfSingles(1, 2));

        using SafeTensors tensors = _folder.Open(Way.File, bytes);

        Assert.Equal(["b", "e", "a"], tensors.Tensors.Select(t => t.Name));
        Assert.Equal([1f], tensors.Numbers("a"));
        Assert.Equal([2f], tensors.Numbers("b"));
    }

    [Theory]
    [InlineData("BOOL", 1)]
    [InlineData("U8", 1)]
    [InlineData("I8", 1)]
    [InlineData("F8_E5M2", 1)]
    [InlineData("F8_E4M3", 1)]
    [InlineData("I16", 2)]
    [InlineData("U16", 2)]
    [InlineData("I32", 4)]
    [InlineData("U32", 4)]
    [InlineData("F64", 8)]
    [InlineData("I64", 8)]
    [InlineData("U64", 8)]
    public void Other_types_are_listed_but_not_read(string dtype, int size)
    {
        using SafeTensors tensors = _folder.Open(
            Way.File,
            Bytes.Of($$$"""{"t":{"dtype":"{{{dtype}}}","shape":[3],"data_offsets":[0,{{{3 * size}}}]}}""", new byte[3 * size]));

        TensorEntry entry = Assert.Single(tensors.Tensors);
        Assert.Equal(dtype, entry.DType);
        ArgumentException error = Assert.Throws<ArgumentException>(() => tensors.Read(entry, new float[3]));
        Assert.Contains($"'t' is of {dtype}; F32, F16 and BF16", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_destination_of_another_length_is_refused()
    {
        using SafeTensors tensors = _folder.Open(Way.File, Bytes.Sample());

        ArgumentException error = Assert.Throws<ArgumentException>(() => tensors.Read(tensors.Tensors[0], new float[7]));

        Assert.Contains("'conv1.weight' (2 x 3) has 6 numbers, the destination 7.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tensor_of_another_source_is_refused()
    {
        using SafeTensors tensors = _folder.Open(Way.File, Bytes.Sample());

        Assert.Throws<ArgumentException>(() => tensors.Read(new TensorEntry("other", "F32", new TensorShape(6)), new float[6]));
        Assert.Throws<ArgumentException>(() => tensors.Read(new TensorEntry("conv1.weight", "F32", new TensorShape(6)), new float[6]));
        Assert.Throws<ArgumentNullException>(() => tensors.Read(null!, new float[6]));
    }
}
