using CnnDsl.Onnx.Folding;
using CnnDsl.Onnx.Reading;

namespace CnnDsl.Onnx.Lifting.Operators;

/// <summary>Resize of opsets 10 to 19, and Upsample before.</summary>
internal static class Resizes
{
    private const int ModesSince = 11;

    public static Dictionary<string, Lifter> All { get; } = new() { ["Resize"] = Lift, ["Upsample"] = Lift };

    private static void Lift(NodeLift node)
    {
        int[] full = node.Full(node.Flow(0));
        (float[]? scales, int[]? sizes) = ReadTarget(node, full);
        Flow image = Image.Of(node, node.Flow(0));
        bool isSequence = image.Rank == 2;
        if (image.Rank is not (2 or 3) || !IsKept(scales, sizes, full, 2))
        {
            throw new RefusedNodeException($"it resizes {string.Join(" x ", full)} by [{string.Join(", ", scales ?? [.. sizes!.Select(size => (float)size)])}], and H and W, or L, can be");
        }

        Flow map = isSequence ? Reshaping.ToShape(node, image, [image.Shape[0], 1, image.Shape[1]]) : image;
        Arguments arguments = [];
        AddTarget(arguments, scales is null ? null : Last(scales, isSequence, 1), sizes is null ? null : Last(sizes, isSequence, 1));
        AddModes(node, arguments, scales);
        Flow resized = node.Add("Upsample", map, arguments);
        Image.Give(node, isSequence ? Reshaping.ToShape(node, resized, [resized.Shape[0], resized.Shape[2]]) : resized);
    }

    private static T[] Last<T>(T[] values, bool isSequence, T one) => isSequence ? [one, values[^1]] : [values[^2], values[^1]];

    private static bool IsKept(float[]? scales, int[]? sizes, int[] full, int axes) =>
        Enumerable.Range(0, Math.Min(axes, full.Length)).All(axis => scales is null ? sizes![axis] == full[axis] : scales[axis] == 1);

    /// <summary>Scales or sizes for all axes; one of them is null.</summary>
    private static (float[]? Scales, int[]? Sizes) ReadTarget(NodeLift node, int[] full)
    {
        bool isNew = node.Node.Kind == "Resize" && node.Opset >= ModesSince;
        int input = isNew ? 2 : 1;
        float[]? scales = node.Node.Floats("scales") ?? (node.Has(input) && node.Need(input, "scales") is { Length: > 0 } known ? known.ToFloats() : null);
        int[]? sizes = scales is null && isNew && node.Has(3) ? node.Need(3, "sizes").ToIntegers().Small("a size") : null;
        if ((scales?.Length ?? sizes?.Length) is not { } count)
        {
            throw new RefusedNodeException("it has neither scales nor sizes");
        }

        int[] axes = node.Node.Ints("axes") is { } stated ? Axes.Of(stated, full.Length) : [.. Enumerable.Range(0, full.Length)];
        if (count != axes.Length || node.Node.Text("keep_aspect_ratio_policy", "stretch") != "stretch")
        {
            throw new RefusedNodeException(count != axes.Length
                ? $"it has {count} scales or sizes for {axes.Length} axes"
                : $"its keep_aspect_ratio_policy is {node.Node.Text("keep_aspect_ratio_policy", "")}");
        }

        float[]? allScales = scales is null ? null : [.. full.Select(_ => 1f)];
        int[]? allSizes = sizes is null ? null : [.. full];
        for (int i = 0; i < count; i++)
        {
            _ = scales is null ? allSizes![axes[i]] = sizes![i] : allScales![axes[i]] = scales[i];
        }

        return (allScales, allSizes);
    }

    private static void AddTarget(Arguments arguments, float[]? scales, int[]? sizes)
    {
        if (scales is null)
        {
            arguments.Set("Height", sizes![0]).Set("Width", sizes[1]);
        }
        else if (scales[0] == scales[1])
        {
            arguments.Set("Scale", Arguments.Decimal(scales[0]));
        }
        else
        {
            arguments.Set("ScaleHeight", Arguments.Decimal(scales[0])).Set("ScaleWidth", Arguments.Decimal(scales[1]));
        }
    }

    private static void AddModes(NodeLift node, Arguments arguments, float[]? scales)
    {
        bool isNew = node.Node.Kind == "Resize" && node.Opset >= ModesSince;
        string mode = node.Node.Text("mode", "nearest");
        string coordinates = Coordinates(node.Node.Text("coordinate_transformation_mode", isNew ? "half_pixel" : "asymmetric"));
        string rounding = node.Node.Text("nearest_mode", isNew ? "round_prefer_floor" : "floor");
        if (node.Node.Flag("antialias"))
        {
            throw new RefusedNodeException("it smooths what it makes smaller (antialias)");
        }

        switch (mode)
        {
            case "nearest":
                AddNearest(arguments, coordinates, rounding, scales);
                break;
            case "linear" or "bilinear":
                arguments.UnlessMember("Nearest", "Mode", "UpsampleMode", "Bilinear").UnlessMember("HalfPixel", "Coordinates", "UpsampleCoordinates", coordinates);
                break;
            case "cubic":
                arguments.UnlessMember("Nearest", "Mode", "UpsampleMode", "Bicubic").UnlessMember("HalfPixel", "Coordinates", "UpsampleCoordinates", coordinates)
                    .Unless(-0.75, "CubicCoefficient", node.Node.Float("cubic_coeff_a", -0.75f)).Unless(false, "ExcludeOutside", node.Node.Flag("exclude_outside"));
                break;
            default:
                throw new RefusedNodeException($"its mode is {mode}; nearest, linear and cubic are known");
        }
    }

    private static void AddNearest(Arguments arguments, string coordinates, string rounding, float[]? scales)
    {
        // Enlarged a whole number of times, every pixel is repeated as often, whether its corner or its middle is looked at.
        bool isRepeat = scales is not null && scales.All(scale => scale >= 1 && scale == MathF.Floor(scale));
        if (isRepeat && (coordinates, rounding) is ("HalfPixel", "round_prefer_floor" or "round_prefer_ceil"))
        {
            return;
        }

        arguments.UnlessMember("Asymmetric", "Coordinates", "UpsampleCoordinates", coordinates);
        arguments.UnlessMember("Floor", "NearestRounding", "NearestRounding", rounding switch
        {
            "floor" => "Floor",
            "ceil" => "Ceiling",
            "round_prefer_floor" => "PreferFloor",
            "round_prefer_ceil" => "PreferCeiling",
            _ => throw new RefusedNodeException($"its nearest_mode is {rounding}"),
        });
    }

    private static string Coordinates(string mode) => mode switch
    {
        "half_pixel" => "HalfPixel",
        "asymmetric" => "Asymmetric",
        "align_corners" => "AlignCorners",
        "pytorch_half_pixel" => "PyTorchHalfPixel",
        "tf_half_pixel_for_nn" => "HalfPixelNearest",
        _ => throw new RefusedNodeException($"its coordinate_transformation_mode is {mode}"),
    };
}
