using Imaging;

namespace FaceFinder;

/// <summary>Finds faces in pictures of any size. May be used from many threads at once.</summary>
public sealed class FaceDetector(BlazeFace network)
{
    /// <summary>Pixels of a side of the square that the network sees.</summary>
    private static readonly int Side = BlazeFace.Info.Inputs[0].Shape[0];

    /// <summary>The detector with the weights that come with the sample.</summary>
    public static FaceDetector Load() => new(BlazeFace.Load(Path.Combine(AppContext.BaseDirectory, "weights", "blazeface.safetensors")));

    /// <summary>The faces of a picture in its pixels, the surest first.</summary>
    /// <param name="picture">Of any size. A face should take up an eighth of the longer side or more: the network sees 128 x 128.</param>
    /// <param name="threshold">How sure the network must be, 0 to 1.</param>
    public IReadOnlyList<Detection> Find(Picture picture, float threshold = 0.5f)
    {
        Letterbox letterbox = new(picture, Side);

        // 128 x 128 x 3, a pixel's red, green and blue side by side, each from -1 to 1.
        float[] input = new float[BlazeFace.InputLength];
        for (int i = 0; i < input.Length; i++)
        {
            input[i] = (letterbox.Square.Pixels[i] / 127.5f) - 1;
        }

        // 16 x 16 cells with 2 anchors each, and 8 x 8 with 6.
        float[] scores16 = new float[16 * 16 * 2];
        float[] scores8 = new float[8 * 8 * 6];
        float[] boxes16 = new float[scores16.Length * Detection.Numbers];
        float[] boxes8 = new float[scores8.Length * Detection.Numbers];
        network.Forward(input, scores16, scores8, boxes16, boxes8);

        IEnumerable<Detection> proposals =
            [.. Decoder.Decode(scores16, boxes16, 16, Side, threshold), .. Decoder.Decode(scores8, boxes8, 8, Side, threshold)];
        return [.. Suppression.Blend(proposals).Select(letterbox.ToPicture)];
    }
}
