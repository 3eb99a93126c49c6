using Imaging;

namespace FaceFinder;

/// <summary>Finds faces in pictures of any size. May be used from many threads at once.</summary>
public sealed class FaceDetector(BlazeFace network)
{
    /// <summary>Pixels of a side of the square that the network sees.</summary>
    private static readonly int Side = BlazeFace.Info.Inputs[0].Shape[2];

    /// <summary>The detector with the weights that come with the sample.</summary>
    public static FaceDetector Load() => new(BlazeFace.Load(Path.Combine(AppContext.BaseDirectory, "weights", "blazeface.safetensors")));

    /// <summary>The faces of a picture in its pixels, the surest first.</summary>
    /// <param name="picture">Of any size. A face should take up an eighth of the longer side or more: the network sees 128 x 128.</param>
    /// <param name="threshold">How sure the network must be, 0 to 1.</param>
    public IReadOnlyList<Detection> Find(Picture picture, float threshold = 0.5f)
    {
        Letterbox letterbox = new(picture, Side);
        float[] input = new float[BlazeFace.InputLength];
        Planes.Read(letterbox.Square, input, scale: 1 / 127.5f, shift: -1);

        // 16 x 16 cells with 2 anchors each, and 8 x 8 with 6.
        float[] scores16 = new float[2 * 16 * 16];
        float[] boxes16 = new float[scores16.Length * Detection.Numbers];
        float[] scores8 = new float[6 * 8 * 8];
        float[] boxes8 = new float[scores8.Length * Detection.Numbers];
        network.Forward(input, scores16, boxes16, scores8, boxes8);

        IEnumerable<Detection> proposals =
            [.. Decoder.Decode(scores16, boxes16, 16, Side, threshold), .. Decoder.Decode(scores8, boxes8, 8, Side, threshold)];
        return [.. Suppression.Blend(proposals).Select(letterbox.ToPicture)];
    }
}
