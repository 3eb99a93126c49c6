namespace CnnDsl.Tool.Running;

/// <summary>Numbers that look like normalised pictures, the same on every machine.</summary>
internal sealed class SeededNumbers(ulong seed)
{
    /// <summary>Places of a side between which the large features of a picture are interpolated.</summary>
    private const int Coarse = 14;

    /// <summary>Deviation of the small features; that of the large ones is 1.</summary>
    private const float Fine = 0.3f;

    private ulong _state = (seed + 1) * 0x9E3779B97F4A7C15;

    /// <summary>
    /// N x the shape of an input. Maps have large and small features: on plain noise, which no photo is, some deep networks swing so wildly
    /// that rounding alone decides what comes out.
    /// </summary>
    public float[] TakeInputs(int images, TensorShape shape)
    {
        float[] numbers = Take(images * shape.Length);
        (int height, int width) = shape.Rank < 3 ? (1, 1) : (shape[shape.Rank - 2], shape[shape.Rank - 1]);
        if (Math.Min(height, width) < Coarse)
        {
            return numbers;
        }

        for (int plane = 0; plane < numbers.Length; plane += height * width)
        {
            float[] coarse = Take(Coarse * Coarse);
            for (int i = 0; i < height * width; i++)
            {
                float large = Between(coarse, (float)(i / width) / height * (Coarse - 1), (float)(i % width) / width * (Coarse - 1));
                numbers[plane + i] = large + (Fine * numbers[plane + i]);
            }
        }

        return numbers;
    }

    /// <summary>Evenly spread with a deviation of 1.</summary>
    private float[] Take(long count)
    {
        float[] numbers = new float[count];
        for (int i = 0; i < numbers.Length; i++)
        {
            // SplitMix64; the upper 24 bits make an exact float in [0, 1).
            _state += 0x9E3779B97F4A7C15;
            ulong x = _state;
            x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
            x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
            numbers[i] = (((x ^ (x >> 31)) >> 40) / (float)(1 << 24) - 0.5f) * 3.4641016f;
        }

        return numbers;
    }

    /// <summary>Between four numbers of a coarse square.</summary>
    private static float Between(float[] coarse, float y, float x)
    {
        (int top, int left) = ((int)y, (int)x);
        (float down, float right) = (y - top, x - left);
        int corner = (top * Coarse) + left;
        float upper = coarse[corner] + (right * (coarse[corner + 1] - coarse[corner]));
        float lower = coarse[corner + Coarse] + (right * (coarse[corner + Coarse + 1] - coarse[corner + Coarse]));
        return upper + (down * (lower - upper));
    }
}
