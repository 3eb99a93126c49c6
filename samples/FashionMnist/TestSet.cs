namespace FashionMnist;

/// <summary>Labelled test images, ready for a network: N x 1 x 28 x 28 floats from 0 (background) to 1.</summary>
public sealed class TestSet
{
    /// <summary>Rows, and columns, of an image.</summary>
    public const int Side = 28;

    /// <summary>Numbers of an image.</summary>
    public const int ImageLength = Side * Side;

    private readonly float[] _pixels;
    private readonly byte[] _labels;

    private TestSet(byte[] pixels, byte[] labels)
    {
        // The networks were trained on pixels divided by 255, so that is what they get here.
        _pixels = Array.ConvertAll(pixels, pixel => pixel / 255f);
        _labels = labels;
    }

    /// <summary>How many images there are.</summary>
    public int Count => _labels.Length;

    /// <summary>The class of each image.</summary>
    public ReadOnlySpan<byte> Labels => _labels;

    /// <summary>Some images, one after the other.</summary>
    public ReadOnlySpan<float> Images(int first, int count) => _pixels.AsSpan(first * ImageLength, count * ImageLength);

    /// <summary>The 1,000 images that come with the sample.</summary>
    /// <exception cref="IOException">A file is missing or damaged.</exception>
    public static TestSet LoadShipped() => Load(Path.Combine(AppContext.BaseDirectory, "data"), "t10k-1000");

    /// <summary>The 10,000 images of the full data set, from the folder of its files.</summary>
    /// <exception cref="IOException">A file is missing or damaged.</exception>
    public static TestSet LoadFull(string folder) => Load(folder, "t10k");

    private static TestSet Load(string folder, string prefix)
    {
        string imagesPath = Find(folder, $"{prefix}-images-idx3-ubyte");
        string labelsPath = Find(folder, $"{prefix}-labels-idx1-ubyte");
        Idx images = Idx.Read(imagesPath, rank: 3);
        Idx labels = Idx.Read(labelsPath, rank: 1);
        if (images.Dimensions is not [_, Side, Side])
        {
            throw new IdxException(
                $"'{imagesPath}' has images of {images.Dimensions[1]} x {images.Dimensions[2]}; the networks read {Side} x {Side}.");
        }

        if (images.Dimensions[0] != labels.Dimensions[0])
        {
            throw new IdxException($"'{imagesPath}' has {images.Dimensions[0]} images, but '{labelsPath}' has {labels.Dimensions[0]} labels.");
        }

        byte largest = labels.Elements.Max();
        if (largest >= FashionClasses.Count)
        {
            throw new IdxException($"'{labelsPath}' has a label {largest}; the classes are 0 to {FashionClasses.Count - 1}.");
        }

        return new TestSet(images.Elements, labels.Elements);
    }

    private static string Find(string folder, string name)
    {
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"There is no folder '{folder}'.");
        }

        string path = Path.Combine(folder, name);
        string zipped = path + ".gz";
        return File.Exists(path) ? path
            : File.Exists(zipped) ? zipped
            : throw new FileNotFoundException($"There is no {name}.gz, nor {name}, in '{folder}'.");
    }
}
