using static CnnDsl.Onnx.Export.OnnxGraph;

namespace CnnDsl.Onnx.Export;

/// <summary>Upsampling, in whose words the language follows ONNX's Resize.</summary>
internal static class OnnxResize
{
    private static readonly string[] Modes = ["nearest", "linear", "cubic"];
    private static readonly string[] Roundings = ["floor", "ceil", "round_prefer_floor", "round_prefer_ceil"];

    public static string Upsample(OnnxLayer layer)
    {
        float[] scales = [1, 1, Scale(layer, "Height", 1), Scale(layer, "Width", 2)];
        return layer.Node(
            "Resize",
            [layer.Input, "", layer.Constant("scales", scales, 4)],
            Text("mode", Modes[layer.Int("Mode")]),
            Text("coordinate_transformation_mode", CoordinatesOf(layer)),
            Text("nearest_mode", Roundings[layer.Int("NearestRounding")]),
            Float("cubic_coeff_a", layer.Number("CubicCoefficient")),
            Int("exclude_outside", layer.Int("ExcludeOutside")));
    }

    private static float Scale(OnnxLayer layer, string side, int dimension) =>
        layer.Has($"Scale{side}") ? (float)layer.Number($"Scale{side}") : (float)layer.OutputShape[dimension] / layer.InputShape[dimension];

    private static string CoordinatesOf(OnnxLayer layer) => Enum.GetName(typeof(NetworkAttribute).Assembly.GetType("CnnDsl.UpsampleCoordinates", throwOnError: true)!, layer.Int("Coordinates")) switch
    {
        "Asymmetric" => "asymmetric",
        "AlignCorners" => "align_corners",
        "PyTorchHalfPixel" => "pytorch_half_pixel",
        "HalfPixelNearest" => "tf_half_pixel_for_nn",
        _ => "half_pixel",
    };
}
