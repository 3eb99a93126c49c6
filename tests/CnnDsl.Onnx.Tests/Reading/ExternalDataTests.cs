using CnnDsl.Onnx.Format;
using CnnDsl.Onnx.Reading;
using ElementType = CnnDsl.Onnx.Reading.ElementType;

namespace CnnDsl.Onnx.Tests.Reading;

public sealed class ExternalDataTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("cnndsl-onnx").FullName;
    private readonly string _folder;

    public ExternalDataTests()
    {
        _folder = Directory.CreateDirectory(Path.Combine(_root, "model")).FullName;
        File.WriteAllBytes(Path.Combine(_folder, "weights.bin"), [0, 0, 0, 0, .. BitConverter.GetBytes(1.5f), .. BitConverter.GetBytes(2.5f)]);
        File.WriteAllBytes(Path.Combine(_root, "secret.bin"), new byte[64]);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static ModelBuilder Model(params (string Key, string Value)[] keys)
    {
        TensorProto tensor = new() { Name = "w", DataType = (int)ElementType.Float, Dims = { 2 }, DataLocation = TensorProto.Types.DataLocation.External };
        tensor.ExternalData.AddRange(keys.Select(key => new StringStringEntryProto { Key = key.Key, Value = key.Value }));
        ModelBuilder builder = new();
        builder.Graph.Initializer.Add(tensor);
        return builder.Output("w");
    }

    private string ErrorOf(params (string Key, string Value)[] keys) => Assert.Throws<OnnxException>(() => Model(keys).Load(_folder)).Message;

    [Fact]
    public void Numbers_in_another_file_are_read_from_their_place()
    {
        Assert.Equal([1.5f, 2.5f], Model(("location", "weights.bin"), ("offset", "4"), ("length", "8")).Load(_folder).Graph.Initializers["w"].ToFloats());
        Assert.Equal([1.5f, 2.5f], Model(("location", "./weights.bin"), ("offset", "4")).Load(_folder).Graph.Initializers["w"].ToFloats());
    }

    [Fact]
    public void The_folder_of_a_file_is_where_its_data_is()
    {
        string path = Path.Combine(_folder, "model.onnx");
        File.WriteAllBytes(path, Model(("location", "weights.bin"), ("offset", "4")).ToBytes());

        Assert.Equal([1.5f, 2.5f], OnnxModel.Load(path).Graph.Initializers["w"].ToFloats());
    }

    [Fact]
    public void A_stream_without_a_folder_has_no_other_files() => Assert.Contains(
        "there is no folder to look for it", Assert.Throws<OnnxException>(() => Model(("location", "weights.bin")).Load()).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("../secret.bin")]
    [InlineData("sub/../../secret.bin")]
    [InlineData("..\\secret.bin")]
    [InlineData("/etc/passwd")]
    [InlineData("\\\\server\\share")]
    [InlineData("C:\\secret.bin")]
    public void A_path_that_leaves_the_folder_is_refused(string location) =>
        Assert.Contains("which leaves the model's folder", ErrorOf(("location", location)), StringComparison.Ordinal);

    [Fact]
    public void A_link_that_leaves_the_folder_is_refused()
    {
        File.CreateSymbolicLink(Path.Combine(_folder, "link.bin"), "../secret.bin");
        Directory.CreateSymbolicLink(Path.Combine(_folder, "sub"), _root);
        File.CreateSymbolicLink(Path.Combine(_folder, "round.bin"), "round.bin");

        Assert.Contains("a link that leaves the model's folder", ErrorOf(("location", "link.bin")), StringComparison.Ordinal);
        Assert.Contains("a link that leaves the model's folder", ErrorOf(("location", "sub/secret.bin")), StringComparison.Ordinal);
        Assert.Contains("behind more than 40 links", ErrorOf(("location", "round.bin")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_within_the_folder_is_followed()
    {
        File.CreateSymbolicLink(Path.Combine(_folder, "link.bin"), "weights.bin");

        Assert.Equal([1.5f, 2.5f], Model(("location", "link.bin"), ("offset", "4")).Load(_folder).Graph.Initializers["w"].ToFloats());
    }

    [Fact]
    public void A_range_beyond_the_file_is_refused()
    {
        Assert.Contains("is 8 bytes from 8 on of 'weights.bin', which has 12", ErrorOf(("location", "weights.bin"), ("offset", "8")), StringComparison.Ordinal);
        Assert.Contains("from 9223372036854775807 on", ErrorOf(("location", "weights.bin"), ("offset", "9223372036854775807")), StringComparison.Ordinal);
        Assert.Contains("takes 8 bytes, but states a length of 12", ErrorOf(("location", "weights.bin"), ("length", "12")), StringComparison.Ordinal);
        Assert.Contains("the offset '-4'", ErrorOf(("location", "weights.bin"), ("offset", "-4")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_or_has_no_name_is_refused()
    {
        Assert.Contains("in 'absent.bin', which cannot be read", ErrorOf(("location", "absent.bin")), StringComparison.Ordinal);
        Assert.Contains("whose name '' is none", ErrorOf(), StringComparison.Ordinal);
        Assert.Contains("whose name 'a\\u0000b' is none", ErrorOf(("location", "a\0b")), StringComparison.Ordinal);
    }

    [Fact]
    public void Absurd_sizes_are_refused_before_anything_is_allocated()
    {
        ModelBuilder builder = Model(("location", "weights.bin"));
        builder.Graph.Initializer[0].Dims[0] = 500_000_000;
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Contains("2000000000 bytes from 0 on", Assert.Throws<OnnxException>(() => builder.Load(_folder)).Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000_000);
    }
}
