namespace CnnDsl.Tool.Running;

/// <summary>Numbers that look like normalised pictures, the same on every machine: evenly spread with a deviation of 1.</summary>
internal sealed class SeededNumbers(ulong seed)
{
    private ulong _state = (seed + 1) * 0x9E3779B97F4A7C15;

    public float[] Take(long count)
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
}
