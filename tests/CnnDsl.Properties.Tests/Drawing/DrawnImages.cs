using CnnDsl.Reference;

namespace CnnDsl.Properties.Tests.Drawing;

/// <summary>What goes into drawn networks.</summary>
internal static class DrawnImages
{
    /// <summary>Once in so many pixels of bytes one is bright.</summary>
    private const int BrightOnce = 17;

    /// <summary>Image by image, all inputs of an image one after the other, each in its own order.</summary>
    public static float[] Of(NetworkInfo info, int batch, int seed)
    {
        NormalNumbers numbers = new(seed);
        return [.. Enumerable.Range(0, batch).SelectMany(_ => info.Inputs.SelectMany(input => Input(numbers, input.Shape.Length, input.Format)))];
    }

    /// <summary>One input of one image: normally distributed, or whole numbers from 0 to 255.</summary>
    public static float[] Input(NormalNumbers numbers, long length, InputFormat format)
    {
        float[] values = numbers.Take(length, 0, 2);
        return format == InputFormat.Bytes ? [.. values.Select((value, i) => Byte(value, i))] : values;
    }

    private static float Byte(float value, int index)
    {
        float dark = MathF.Min(MathF.Floor(MathF.Abs(value)), byte.MaxValue);
        return index % BrightOnce == BrightOnce - 1 ? byte.MaxValue - dark : dark;
    }
}
