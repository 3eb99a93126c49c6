using CnnDsl.Weights;

namespace CnnDsl.Runtime.Tests.Weights;

public sealed class SafeTensorsLifetimeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Way.File)]
    [InlineData(Way.Stream)]
    public void After_Dispose_numbers_cannot_be_read_but_names_can(Way way)
    {
        SafeTensors tensors = _folder.Open(way, Bytes.Sample());

        tensors.Dispose();
        tensors.Dispose();

        Assert.Throws<ObjectDisposedException>(() => tensors.Read(tensors.Tensors[0], new float[6]));
        Assert.Equal("conv1.weight", tensors.Tensors[0].Name);
    }

    [Fact]
    public void Dispose_releases_the_file()
    {
        string path = _folder.File("x.safetensors", Bytes.Sample());
        SafeTensors.Open(path).Dispose();

        using FileStream file = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Assert.True(file.Length > 0);
    }

    [Fact]
    public void A_malformed_file_is_released()
    {
        string path = _folder.File("x.safetensors", [1, 2, 3]);
        Assert.Throws<SafeTensorsException>(() => SafeTensors.Open(path));

        using FileStream file = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Assert.Equal(3, file.Length);
    }

    [Fact]
    public void A_stream_is_read_from_where_it_stands_and_left_open()
    {
        using MemoryStream stream = new([1, 2, 3, .. Bytes.Sample()]);
        stream.Position = 3;

        using SafeTensors tensors = SafeTensors.Read(stream);

        Assert.Equal(6, tensors.Numbers("conv1.weight")[5]);
        Assert.True(stream.CanRead);
        Assert.Equal(stream.Length, stream.Position);
    }

    [Fact]
    public void A_source_is_called_by_its_path_or_by_what_the_caller_says()
    {
        string path = _folder.File("x.safetensors", Bytes.Sample());
        using SafeTensors opened = SafeTensors.Open(path);
        using FileStream file = File.OpenRead(path);
        using SafeTensors read = SafeTensors.Read(file);
        using SafeTensors named = SafeTensors.Read(new MemoryStream(Bytes.Sample()), "https://example.org/x");
        using SafeTensors unnamed = SafeTensors.Read(new MemoryStream(Bytes.Sample()));

        Assert.Equal([path, path, "https://example.org/x", "stream"], new[] { opened, read, named, unnamed }.Select(t => t.Description));
    }

    [Fact]
    public void A_file_that_is_not_there_is_an_error_of_the_file_system()
    {
        Assert.Throws<FileNotFoundException>(() => SafeTensors.Open(_folder.File("none")));
        Assert.Throws<ArgumentNullException>(() => SafeTensors.Open(null!));
        Assert.Throws<ArgumentNullException>(() => SafeTensors.Read((Stream)null!));
    }

    [Theory]
    [InlineData(Way.File)]
    [InlineData(Way.Stream)]
    public void Threads_may_read_at_once(Way way)
    {
        using SafeTensors tensors = _folder.Open(way, Bytes.Sample());

        Parallel.For(0, 200, _ => Assert.Equal([1, -2, 65504], tensors.Numbers("half")));
    }
}
