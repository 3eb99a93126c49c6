using CnnDsl.Onnx.Format;
using static CnnDsl.Onnx.Export.OnnxGraph;

namespace CnnDsl.Onnx.Export;

/// <summary>
/// Upsampling, in whose words the language follows ONNX's Resize. What is outside has no say in any mode but the cubic, and ONNX Runtime
/// refuses exclude_outside there.
/// </summary>
internal static class OnnxResize
{
    private static readonly string[] Modes = ["nearest", "linear", "cubic"];
    private static readonly string[] Roundings = ["floor", "ceil", "round_prefer_floor", "round_prefer_ceil"];

    public static string Upsample(OnnxLayer layer)
    {
        (string scales, string sizes) = Target(layer);
        bool isCubic = layer.Int("Mode") == (int)UpsampleMode.Bicubic;
        return layer.Node(
            "Resize",
            sizes.Length == 0 ? [layer.Input, "", scales] : [layer.Input, "", "", sizes],
            [
                Text("mode", Modes[layer.Int("Mode")]),
                Text("coordinate_transformation_mode", CoordinatesOf(layer)),
                Text("nearest_mode", Roundings[layer.Int("NearestRounding")]),
                .. isCubic ? [Float("cubic_coeff_a", layer.Number("CubicCoefficient")), Int("exclude_outside", layer.Int("ExcludeOutside"))] : Array.Empty<AttributeProto>(),
            ]);
    }

    /// <summary>Scales; or sizes where a scale, as a float, misses its size.</summary>
    private static (string Scales, string Sizes) Target(OnnxLayer layer)
    {
        float[] scales = [1, 1, Scale(layer, "Height"), Scale(layer, "Width")];
        if (Enumerable.Range(1, 2).All(axis => (int)(scales[axis + 1] * layer.InputShape[axis]) == layer.OutputShape[axis]))
        {
            return (layer.Constant("scales", scales, 4), "");
        }

        string batch = layer.Step("batch", "Shape", [layer.Input], Int("start", 0), Int("end", 1));
        string sizes = layer.Integers("sizes", [.. layer.OutputShape.Dimensions.ToArray().Select(size => (long)size)]);
        return ("", layer.Step("shape", "Concat", [batch, sizes], Int("axis", 0)));
    }

    private static float Scale(OnnxLayer layer, string side) => (float)layer.Number($"Scale{side}");

    private static string CoordinatesOf(OnnxLayer layer) => Enum.GetName(typeof(NetworkAttribute).Assembly.GetType("CnnDsl.UpsampleCoordinates", throwOnError: true)!, layer.Int("Coordinates")) switch
    {
        "Asymmetric" => "asymmetric",
        "AlignCorners" => "align_corners",
        "PyTorchHalfPixel" => "pytorch_half_pixel",
        "HalfPixelNearest" => "tf_half_pixel_for_nn",
        _ => "half_pixel",
    };
}
