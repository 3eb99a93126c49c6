namespace CnnDsl;

/// <summary>
/// Channels to pixels: C*r*r x H x W -> C x r*H x r*W, so that y[c, r*i + a, r*j + b] = x[c*r*r + a*r + b, i, j] (PyTorch's
/// PixelShuffle, ONNX's DepthToSpace in mode CRD).
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class PixelShuffleAttribute(int factor) : LayerAttribute
{
    /// <summary>r, 1 or more; r*r must divide the channels.</summary>
    public int Factor { get; } = factor;

    /// <summary>Whether the pixel's place comes before the channel, x[(a*r + b)*C + c, i, j], as ONNX's mode DCR and TensorFlow have it. Default: false.</summary>
    public bool DepthFirst { get; set; }
}

/// <summary>
/// Pixels to channels, the inverse of PixelShuffle: C x H x W -> C*r*r x H/r x W/r, so that y[c*r*r + a*r + b, i, j] = x[c, r*i + a, r*j + b].
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class PixelUnshuffleAttribute(int factor) : LayerAttribute
{
    /// <summary>r, 1 or more; it must divide height and width.</summary>
    public int Factor { get; } = factor;

    /// <summary>Whether the pixel's place comes before the channel, y[(a*r + b)*C + c, i, j], as ONNX's SpaceToDepth has it. Default: false.</summary>
    public bool DepthFirst { get; set; }
}

/// <summary>
/// Interleaves the channels of g groups: C x H x W -> C x H x W, y[k*g + i] = x[i*C/g + k], so that each group of the next
/// convolution sees channels of all.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ChannelShuffleAttribute(int groups) : LayerAttribute
{
    /// <summary>g, 1 or more; it must divide the channels.</summary>
    public int Groups { get; } = groups;
}
