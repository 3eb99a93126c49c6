using FashionMnist;

namespace CnnDsl.FashionMnist.Tests;

public sealed class IdxTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory, InlineData(false), InlineData(true)]
    public void Reads_a_plain_and_a_gzipped_file_whatever_its_name(bool zipped)
    {
        byte[] bytes = IdxBytes.Of([2, 1, 3], 1, 2, 3, 4, 5, 255);
        Idx idx = Idx.Read(_folder.Write("images", zipped ? TemporaryFolder.Gzip(bytes) : bytes), rank: 3);
        Assert.Equal([2, 1, 3], idx.Dimensions);
        Assert.Equal([1, 2, 3, 4, 5, 255], idx.Elements);
    }

    [Theory, InlineData(false), InlineData(true)]
    public void A_file_that_is_cut_short_says_by_how_much(bool zipped)
    {
        byte[] bytes = IdxBytes.Of([2, 1, 3], 1, 2, 3, 4);
        Fails("is cut short: it says 2 x 1 x 3 bytes = 6, but ends after 4.", zipped ? TemporaryFolder.Gzip(bytes) : bytes);
    }

    [Theory, InlineData(0), InlineData(1), InlineData(2), InlineData(10), InlineData(12), InlineData(400)]
    public void A_gzip_stream_that_is_cut_short_is_refused(int length)
    {
        byte[] noise = new byte[1000];
        new Random(1).NextBytes(noise);
        byte[] zipped = TemporaryFolder.Gzip(IdxBytes.Of([10, 10, 10], noise));
        string path = _folder.Write("images", zipped[..length]);
        Assert.Throws<IdxException>(() => Idx.Read(path, rank: 3));
    }

    [Fact]
    public void A_damaged_gzip_stream_is_called_damaged() =>
        Fails("is a damaged gzip file.", 0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0xFF, 0xFF, 0xFF, 0xFF);

    [Fact]
    public void A_file_that_goes_on_is_refused() =>
        Fails("goes on after the 2 x 1 x 3 bytes = 6 that it says it has.", IdxBytes.Of([2, 1, 3], 1, 2, 3, 4, 5, 6, 7));

    [Fact]
    public void A_header_that_is_cut_short_is_refused() => Fails("ends within its header.", IdxBytes.Of([2, 1, 3])[..^1]);

    [Fact]
    public void Other_files_are_refused()
    {
        Fails("is not an IDX file.");
        Fails("is not an IDX file.", 0, 0, 8);
        Fails("is not an IDX file.", "hello, world"u8.ToArray());
    }

    [Fact]
    public void Another_rank_or_type_is_refused()
    {
        Fails("is 1-dimensional, of element type 0x08; 3 dimensions of type 0x08 (unsigned byte) are needed.", IdxBytes.Labels(1, 2));
        Fails("is 3-dimensional, of element type 0x0D; 3 dimensions of type 0x08 (unsigned byte) are needed.", 0, 0, 0x0D, 3);
    }

    [Theory]
    [InlineData(int.MaxValue, int.MaxValue, int.MaxValue)]
    [InlineData(300_000_000, 1, 1)]
    [InlineData(-2, 1, -3)]
    [InlineData(0, 28, 28)]
    public void Impossible_sizes_are_refused_before_memory_is_taken_for_them(int count, int height, int width) =>
        Fails($"says that it has {count} x {height} x {width} bytes, which cannot be.", IdxBytes.Of([count, height, width]));

    private void Fails(string ending, params byte[] content)
    {
        string path = _folder.Write("images", content);
        IdxException exception = Assert.Throws<IdxException>(() => Idx.Read(path, rank: 3));
        Assert.Equal($"'{path}' {ending}", exception.Message);
    }
}
