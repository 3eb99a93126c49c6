using FashionMnist;

namespace CnnDsl.FashionMnist.Tests;

public sealed class TestSetTests : IDisposable
{
    private const string ImagesName = "t10k-images-idx3-ubyte";
    private const string LabelsName = "t10k-labels-idx1-ubyte";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_committed_images_are_a_thousand_and_begin_with_an_ankle_boot()
    {
        TestSet set = TestSet.LoadShipped();
        Assert.Equal(1000, set.Count);
        Assert.Equal([9, 2, 1, 1, 6, 1, 4, 6], set.Labels[..8].ToArray());
    }

    [Fact]
    public void Pixels_become_0_to_1()
    {
        byte[] pixels = new byte[28 * 28];
        pixels[1] = 255;
        pixels[2] = 51;
        _folder.Write(ImagesName + ".gz", TemporaryFolder.Gzip(IdxBytes.Of([1, 28, 28], pixels)));
        _folder.Write(LabelsName, IdxBytes.Labels(7));
        TestSet set = TestSet.LoadFull(_folder.Path);
        Assert.Equal([0, 1, 0.2f], set.Images(0, 1)[..3].ToArray());
        Assert.Equal([7], set.Labels.ToArray());
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named()
    {
        string folder = Path.Combine(_folder.Path, "nowhere");
        Assert.Equal($"There is no folder '{folder}'.", Assert.Throws<DirectoryNotFoundException>(() => TestSet.LoadFull(folder)).Message);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        _folder.Write(ImagesName, IdxBytes.Images(1, 28, 28));
        string message = Assert.Throws<FileNotFoundException>(() => TestSet.LoadFull(_folder.Path)).Message;
        Assert.Equal($"There is no {LabelsName}.gz, nor {LabelsName}, in '{_folder.Path}'.", message);
    }

    [Fact]
    public void Images_of_another_size_are_refused() =>
        Fails(IdxBytes.Images(1, 32, 30), IdxBytes.Labels(1), (images, _) => $"'{images}' has images of 32 x 30; the networks read 28 x 28.");

    [Fact]
    public void As_many_labels_as_images_are_needed() =>
        Fails(IdxBytes.Images(2, 28, 28), IdxBytes.Labels(1, 2, 3), (images, labels) => $"'{images}' has 2 images, but '{labels}' has 3 labels.");

    [Fact]
    public void A_label_beyond_the_classes_is_refused() =>
        Fails(IdxBytes.Images(2, 28, 28), IdxBytes.Labels(1, 10), (_, labels) => $"'{labels}' has a label 10; the classes are 0 to 9.");

    private void Fails(byte[] images, byte[] labels, Func<string, string, string> message)
    {
        string imagesPath = _folder.Write(ImagesName, images);
        string labelsPath = _folder.Write(LabelsName, labels);
        IdxException exception = Assert.Throws<IdxException>(() => TestSet.LoadFull(_folder.Path));
        Assert.Equal(message(imagesPath, labelsPath), exception.Message);
    }
}
