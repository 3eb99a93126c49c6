namespace CnnDsl;

/// <summary>
/// Interpolates a map to another size (ONNX's Resize, PyTorch's Upsample): C x H x W -> C x OH x OW, OH = floor(ScaleHeight * H), or as
/// stated. Every output is a weighted sum of 1, 2 x 2 or 4 x 4 inputs; beyond the edge the edge's numbers go on.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class UpsampleAttribute : LayerAttribute
{
    /// <summary>The size is stated by name.</summary>
    public UpsampleAttribute()
    {
    }

    /// <summary><paramref name="scale"/> times as high and wide.</summary>
    public UpsampleAttribute(double scale) => Scale = scale;

    /// <summary>Factor of height and width, more than 0; below 1 it shrinks.</summary>
    public double Scale { get; set; }

    /// <summary>Factor of the height, in place of <see cref="Scale"/>.</summary>
    public double ScaleHeight { get; set; }

    /// <summary>Factor of the width, in place of <see cref="Scale"/>.</summary>
    public double ScaleWidth { get; set; }

    /// <summary>The output's height, in place of a factor: the factor is then Height/H.</summary>
    public int Height { get; set; }

    /// <summary>The output's width, in place of a factor: the factor is then Width/W.</summary>
    public int Width { get; set; }

    /// <summary>How numbers between pixels come about. Default: the nearest pixel's.</summary>
    public UpsampleMode Mode { get; set; }

    /// <summary>Where in the input an output lies. Default: <see cref="UpsampleCoordinates.Asymmetric"/> for Nearest, <see cref="UpsampleCoordinates.HalfPixel"/> for the others: PyTorch's.</summary>
    public UpsampleCoordinates Coordinates { get; set; }

    /// <summary>Which pixel is the nearest one. Default: the one before, as PyTorch.</summary>
    public NearestRounding NearestRounding { get; set; }

    /// <summary>The cubic's coefficient a. Default: -0.75, as PyTorch and ONNX.</summary>
    public double CubicCoefficient { get; set; } = -0.75;

    /// <summary>Whether pixels beyond the edge have weight 0 and the others make up for them, in place of the edge going on. Nearest takes the edge's all the same. Default: false.</summary>
    public bool ExcludeOutside { get; set; }
}

/// <summary>How <see cref="UpsampleAttribute"/> makes numbers between pixels.</summary>
public enum UpsampleMode
{
    /// <summary>The nearest pixel's.</summary>
    Nearest,

    /// <summary>On a straight line between two pixels in each direction. ONNX's linear.</summary>
    Bilinear,

    /// <summary>On a cubic through four pixels in each direction. ONNX's cubic.</summary>
    Bicubic,
}

/// <summary>Where in the input the output's element i lies, as ONNX's coordinate_transformation_mode has it; s is the factor.</summary>
public enum UpsampleCoordinates
{
    /// <summary>(i + 0.5)/s - 0.5: pixels are squares. PyTorch's align_corners = false.</summary>
    HalfPixel,

    /// <summary>i/s.</summary>
    Asymmetric,

    /// <summary>
    /// i*(H - 1)/(s*H - 1): corners stay. PyTorch's align_corners = true, which rounds s*H down where it is no whole number: state Height and
    /// Width for that.
    /// </summary>
    AlignCorners,

    /// <summary>As <see cref="HalfPixel"/>, but 0 where the output has one element.</summary>
    PyTorchHalfPixel,

    /// <summary>(i + 0.5)/s. ONNX's tf_half_pixel_for_nn, for Nearest.</summary>
    HalfPixelNearest,
}

/// <summary>Which pixel is nearest to a place between two, as ONNX's nearest_mode has it.</summary>
public enum NearestRounding
{
    /// <summary>The one before.</summary>
    Floor,

    /// <summary>The one behind.</summary>
    Ceiling,

    /// <summary>The nearer one; of two equally near ones the one before.</summary>
    PreferFloor,

    /// <summary>The nearer one; of two equally near ones the one behind.</summary>
    PreferCeiling,
}
