using CnnDsl.Onnx.Export;
using Microsoft.ML.OnnxRuntime;

namespace CnnDsl.Properties.Tests.Checks;

/// <summary>Runs a network as ONNX Runtime does, from the model that the exporter writes.</summary>
internal static class OnnxRuntimeEngine
{
    /// <summary>Whether all layers are within what ONNX Runtime does.</summary>
    public static bool Takes(NetworkInfo info) => !info.Layers.Any(layer => IsRefused(info, layer));

    /// <param name="info">The network.</param>
    /// <param name="weights">Every tensor by its name.</param>
    /// <param name="images">Image by image, all inputs of an image one after the other.</param>
    /// <returns>Image by image, all outputs of an image one after the other.</returns>
    public static float[] Run(NetworkInfo info, IReadOnlyDictionary<string, float[]> weights, float[] images)
    {
        using MemoryStream model = new();
        OnnxExporter.Export(info, weights, model);

        // Its optimizations move a Pad into the pool behind it, whose padding it then refuses for being as large as the kernel.
        using SessionOptions options = new()
        {
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_DISABLE_ALL,
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        using InferenceSession session = new(model.ToArray(), options);
        int[] lengths = [.. info.Inputs.Select(input => (int)input.Shape.Length)];
        int batch = images.Length / lengths.Sum();
        OrtValue[] inputs = [.. info.Inputs.Select((input, i) => Input(input, batch, Part(images, batch, lengths.Take(i).Sum(), lengths[i])))];
        try
        {
            using RunOptions run = new();
            using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(
                run, [.. info.Inputs.Select(input => input.Name)], inputs, [.. info.Outputs.Select(output => output.Name)]);
            float[][] numbers = [.. outputs.Select(output => output.GetTensorDataAsSpan<float>().ToArray())];
            return [.. Enumerable.Range(0, batch).SelectMany(image => numbers.SelectMany(output => output.Skip(image * (output.Length / batch)).Take(output.Length / batch)))];
        }
        finally
        {
            foreach (OrtValue input in inputs)
            {
                input.Dispose();
            }
        }
    }

    /// <summary>
    /// Its LRN takes maps, odd sizes, positive factors and exponents alone; its ConvTranspose pads the output by less than the stride. Its
    /// align_corners, unlike ONNX's own tests, counts with the rounded size.
    /// </summary>
    private static bool IsRefused(NetworkInfo info, LayerInfo layer) => layer.Kind switch
    {
        "LRN" => layer.OutputShape.Rank != 3 || layer["Size"] % 2 == 0 || layer["Alpha"] <= 0 || layer["Beta"] <= 0,
        "ConvTranspose2D" => layer["OutputPaddingHeight"] >= layer["StrideHeight"] || layer["OutputPaddingWidth"] >= layer["StrideWidth"],
        "Upsample" => layer["Coordinates"] == (int)UpsampleCoordinates.AlignCorners && !(IsWhole(layer, ShapeOf(info, layer.Inputs[0]), "Height") && IsWhole(layer, ShapeOf(info, layer.Inputs[0]), "Width")),
        _ => false,
    };

    /// <summary>Whether the size follows from the factor without rounding.</summary>
    private static bool IsWhole(LayerInfo layer, TensorShape input, string side)
    {
        double size = layer[$"Scale{side}"] * input[side == "Height" ? 1 : 2];
        return Math.Abs(size - layer[side]) < 1e-9 * size;
    }

    private static TensorShape ShapeOf(NetworkInfo info, string value) =>
        info.Inputs.FirstOrDefault(input => input.Name == value)?.Shape ?? info.Layers.First(layer => layer.Name == value).OutputShape;

    /// <summary>An input in the order and type in which it comes: N x C x H x W, or N x H x W x C of floats or bytes.</summary>
    private static OrtValue Input(ValueInfo input, int batch, float[] values)
    {
        long[] sizes = [.. input.Shape.Dimensions.ToArray().Select(size => (long)size)];
        long[] shape = input.Format == InputFormat.Planar ? [batch, .. sizes] : [batch, sizes[1], sizes[2], sizes[0]];
        return input.Format == InputFormat.Bytes
            ? OrtValue.CreateTensorValueFromMemory(Array.ConvertAll(values, value => (byte)value), shape)
            : OrtValue.CreateTensorValueFromMemory(values, shape);
    }

    /// <summary>One input of all images.</summary>
    private static float[] Part(float[] images, int batch, int first, int length) =>
        [.. images.Chunk(images.Length / batch).SelectMany(image => image.Skip(first).Take(length))];
}
