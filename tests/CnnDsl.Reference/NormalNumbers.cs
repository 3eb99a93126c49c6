namespace CnnDsl.Reference;

/// <summary>Normally distributed numbers, the same ones for a seed on every machine and run.</summary>
/// <param name="seed">Chooses the sequence.</param>
public sealed class NormalNumbers(int seed)
{
    // Random with a seed keeps its sequence across .NET versions. CA5394: nothing secret is drawn.
#pragma warning disable CA5394
    private readonly Random _random = new(seed);

    /// <summary>One number (Box and Muller's transform).</summary>
    public float Next(double mean = 0, double deviation = 1)
    {
        double radius = Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble()));
        return (float)(mean + (deviation * radius * Math.Cos(2 * Math.PI * _random.NextDouble())));
    }

    /// <summary>One number, evenly distributed.</summary>
    public float NextEven(double from, double to) => (float)(from + ((to - from) * _random.NextDouble()));
#pragma warning restore CA5394

    /// <summary>Many numbers.</summary>
    public float[] Take(long count, double mean = 0, double deviation = 1)
    {
        float[] numbers = new float[count];
        foreach (ref float number in numbers.AsSpan())
        {
            number = Next(mean, deviation);
        }

        return numbers;
    }
}
