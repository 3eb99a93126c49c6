namespace CnnDsl;

/// <summary>What to do with an output size (H + 2P - F)/S + 1 that is not a whole number.</summary>
public enum Rounding
{
    /// <summary>Report an error (on <see cref="NetworkAttribute"/>: the default; on a layer: as the network says).</summary>
    None,

    /// <summary>Round down: the last rows and columns are not read. PyTorch's silent choice.</summary>
    Floor,

    /// <summary>Round up (pools only): the last window hangs over the edge. PyTorch's <c>ceil_mode</c>.</summary>
    Ceiling,
}

/// <summary>How a network's sums may be rearranged.</summary>
public enum Precision
{
    /// <summary>
    /// 3 x 3 convolutions may go by Winograd's tiles, with a quarter of the multiplications: a whole network stays within 2e-5 (relative L2)
    /// of double precision.
    /// </summary>
    Fast,

    /// <summary>Every output is the plain sum of its products, in 32-bit floats, whatever that costs.</summary>
    Exact,
}

/// <summary>Padding that the compiler computes.</summary>
public enum AutoPad
{
    /// <summary>Padding as stated.</summary>
    None,

    /// <summary>Output = ceil(input / stride); an odd remainder pads at the bottom and right. ONNX's SAME_UPPER, Keras' "same".</summary>
    Same,

    /// <summary>As <see cref="Same"/>, but an odd remainder pads at the top and left. ONNX's SAME_LOWER.</summary>
    SameLower,
}
