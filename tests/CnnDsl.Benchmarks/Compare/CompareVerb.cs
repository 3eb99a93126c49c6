using System.Globalization;
using CnnDsl.Onnx.Compiling;
using CnnDsl.Reference;

namespace CnnDsl.Benchmarks.Compare;

/// <summary>Our networks against ONNX Runtime: the same weights, the same images, as many threads.</summary>
internal static class CompareVerb
{
    /// <summary>Of the largest output. More than rounding may add up to in any order of summation.</summary>
    private const double Tolerance = 1e-4;
    private const int Seed = 1;

    /// <summary>So many are done again in double precision; of a large batch, that is only the first image.</summary>
    private const long ExactMultiplyAdds = 1_000_000_000;

    public static int Run(CompareOptions options)
    {
        IReadOnlyList<Subject> subjects = options.Network is { } name ? [Subject.Named(name)] : Subject.All;
        Comparison[] comparisons =
        [
            .. from subject in subjects
               from batch in options.Batches
               from threads in options.Threads
               select Compare(subject, batch, threads, options.Seconds),
        ];
        double peak = Peak.Gigaflops();
        Console.WriteLine($"{Machine.Describe()} Peak of one core, measured: {Text(peak, "0")} GFLOP/s.");
        Console.WriteLine();
        Console.Write(Table(comparisons, peak));
        if (options.Picture is { } picture)
        {
            RatioPicture.Save(picture, string.Create(CultureInfo.InvariantCulture, $"ONNX Runtime's time over ours, {DateTime.Today:yyyy-MM-dd}"), [.. comparisons.Select(Bar)]);
        }

        return Judge(comparisons);
    }

    private static Comparison Compare(Subject subject, int batch, int threads, double seconds)
    {
        Console.Error.WriteLine($"{subject.Info.Name}, batch {batch}, threads {threads} ...");
        NetworkInfo info = subject.Info;
        Dictionary<string, float[]> weights = RandomWeights.For(info, Seed);
        float[] images = new NormalNumbers(Seed + 1).Take(batch * info.Inputs[0].Shape.Length);
        int outputLength = (int)info.Outputs.Sum(value => value.Shape.Length);
        float[] output = new float[batch * outputLength];
        ForwardPass forward = subject.Create(RandomWeights.Named(info, weights), threads);
        using OnnxModel model = new(info, weights, images, batch, threads);
        RaceResult race = Race.Run(() => forward(images, output), model.Run, seconds, threads);

        ReferenceNetwork reference = new(info, weights);
        int exact = (int)Math.Clamp(ExactMultiplyAdds / info.MultiplyAdds, 1, batch);
        double[] expected = [.. images.Chunk((int)info.Inputs[0].Shape.Length).Take(exact).SelectMany(image => reference.Forward(image))];
        float[] theirs = model.Output;
        return new Comparison(
            info, batch, threads, race, DoubleDifference.Between(output, [.. theirs.Select(x => (double)x)]),
            DoubleDifference.Between(output.AsSpan(0, expected.Length), expected), DoubleDifference.Between(theirs.AsSpan(0, expected.Length), expected));
    }

    private static MarkdownTable Table(IEnumerable<Comparison> comparisons, double peak)
    {
        MarkdownTable table = new(
            "network", "batch", "threads", "ours, median us", "ours, min us", "ORT, median us", "ORT, min us", "ORT/ours", "ours, GFLOP/s", "of peak", "ours, bytes/call",
            "largest difference", "of largest output", "ours - exact", "ORT - exact");
        foreach (Comparison c in comparisons)
        {
            double flops = 2.0 * c.Info.MultiplyAdds * c.Batch;
            table.Add(
                c.Info.Name,
                Text(c.Batch, "0"),
                Text(c.Threads, "0"),
                Text(c.Race.Ours.Median, "0.00"),
                Text(c.Race.Ours.Min, "0.00"),
                Text(c.Race.Theirs.Median, "0.00"),
                Text(c.Race.Theirs.Min, "0.00"),
                Text(c.Race.Theirs.Median / c.Race.Ours.Median, "0.00"),
                Text(flops / c.Race.Ours.Median / 1000, "0.0"),
                Text(flops / c.Race.Ours.Median / 1000 / peak, "0 %"),
                Text(c.Race.OurBytes, "0.##"),
                Text(c.OursToTheirs.Absolute, "0.0e+0"),
                Text(c.OursToTheirs.Relative, "0.0e+0"),
                Text(c.OursToExact.Absolute, "0.0e+0"),
                Text(c.TheirsToExact.Absolute, "0.0e+0"));
        }

        return table;
    }

    private static RatioBar Bar(Comparison c) =>
        new(c.Info.Name, $"batch {Text(c.Batch, "0")}, threads {Text(c.Threads, "0")}", c.Race.Theirs.Median / c.Race.Ours.Median);

    private static int Judge(IEnumerable<Comparison> comparisons)
    {
        int verdict = 0;
        foreach (Comparison c in comparisons)
        {
            // Written so that a difference that is not a number fails too.
            if (!(c.OursToTheirs.Relative <= Tolerance) || !(c.OursToExact.Relative <= Tolerance))
            {
                Console.Error.WriteLine(
                    $"{c.Info.Name} at batch {c.Batch} on {c.Threads} threads differs from ONNX Runtime by {c.OursToTheirs} and from the exact result by {c.OursToExact}; {Text(Tolerance, "0e+0")} is allowed.");
                verdict = 1;
            }
        }

        return verdict;
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>One row: what was raced, how fast, and how far apart the results lie.</summary>
    private sealed record Comparison(
        NetworkInfo Info, int Batch, int Threads, RaceResult Race, DoubleDifference OursToTheirs, DoubleDifference OursToExact, DoubleDifference TheirsToExact);
}
