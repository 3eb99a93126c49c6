namespace CnnDsl;

/// <summary>
/// An input of the network, one image of the batch: a map of C x H x W, a sequence of C x L, a vector of features, or a tensor of
/// another rank. A network may have several.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class InputAttribute : Attribute
{
    /// <summary>A map of <paramref name="channels"/> x <paramref name="height"/> x <paramref name="width"/>.</summary>
    public InputAttribute(int channels, int height, int width) => Dimensions = [channels, height, width];

    /// <summary>A sequence of <paramref name="channels"/> x <paramref name="length"/>.</summary>
    public InputAttribute(int channels, int length) => Dimensions = [channels, length];

    /// <summary>A vector of <paramref name="features"/> numbers.</summary>
    public InputAttribute(int features) => Dimensions = [features];

    /// <summary>A tensor of four or more dimensions, outermost first.</summary>
    public InputAttribute(int first, int second, int third, int fourth, params int[] more) => Dimensions = [first, second, third, fourth, .. more];

    /// <summary>The sizes of one image, outermost first, each 1 or more.</summary>
    public IReadOnlyList<int> Dimensions { get; }

    /// <summary>The name by which layers, parameters of <c>Forward</c> and exported files know this input. Default: <c>input</c>, <c>input2</c>, ....</summary>
    public string? Name { get; set; }

    /// <summary>The order and type in which a map's numbers come. Default: planar, C x H x W.</summary>
    public InputFormat Format { get; set; }
}

/// <summary>The order and type in which the numbers of an input come.</summary>
public enum InputFormat
{
    /// <summary>One channel after the other, N x C x H x W: PyTorch's and ONNX's order.</summary>
    Planar,

    /// <summary>One pixel after the other, N x H x W x C: TensorFlow's order.</summary>
    Interleaved,

    /// <summary>
    /// Pixels of bytes, N x H x W x C, as decoded images have them (RGB24 with 3 channels): <c>Forward</c> has an overload that takes
    /// bytes. Each counts as its number, 0 to 255; <c>Normalize</c> or <c>Scale</c> brings it into the network's range.
    /// </summary>
    Bytes,
}
