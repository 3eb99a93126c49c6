using System.Globalization;
using CnnDsl.Benchmarks.Compare;
using CnnDsl.Benchmarks.Layers;
using CnnDsl.Onnx.Compiling;
using CnnDsl.Reference;

namespace CnnDsl.Benchmarks.Scale;

/// <summary>How a network's time grows with the batch, the resolution and the threads, beside ONNX Runtime's.</summary>
internal static class ScaleVerb
{
    private const int Seed = 1;
    private const double Seconds = 1;

    private static readonly int[] Batches = [1, 2, 4, 8, 16, 32, 64];
    private static readonly int[] Sides = [112, 160, 224, 320, 448];

    public static int Run(string name)
    {
        Subject subject = Subject.Named(name);
        TensorShape shape = subject.Info.Inputs[0].Shape;
        MarkdownTable table = new("", "batch", "input", "threads", "ours, us an image", "ORT, us an image", "ORT/ours", "ours, GFLOP/s");
        foreach (int batch in Batches)
        {
            Add(table, "batch", subject.Info, subject.Create, batch, threads: 1);
        }

        foreach (int side in shape is { Rank: 3 } && shape[1] == shape[2] && NetworkSource.CanResize(subject) ? Sides : [])
        {
            CompiledNetwork network = NetworkSource.Resized(subject, side);
            Add(table, "resolution", network.Info, network.Create, batch: 1, threads: 1);
        }

        for (int threads = 1; threads <= Environment.ProcessorCount; threads++)
        {
            Add(table, "threads", subject.Info, subject.Create, batch: 1, threads);
            Add(table, "threads", subject.Info, subject.Create, batch: 8, threads);
        }

        Console.WriteLine($"{name}: {Machine.Describe()}");
        Console.WriteLine();
        Console.Write(table);
        return 0;
    }

    private static void Add(
        MarkdownTable table, string what, NetworkInfo info, Func<Weights.IWeightSource, int, ForwardPass> create, int batch, int threads)
    {
        Console.Error.WriteLine($"{what}: batch {batch}, {info.Inputs[0].Shape}, threads {threads} ...");
        Dictionary<string, float[]> weights = RandomWeights.For(info, Seed);
        float[] images = new NormalNumbers(Seed + 1).Take(batch * info.Inputs[0].Shape.Length);
        float[] output = new float[batch * info.Outputs.Sum(value => value.Shape.Length)];
        ForwardPass forward = create(RandomWeights.Named(info, weights), threads);
        using OnnxModel model = new(info, weights, images, batch, threads);
        RaceResult race = Race.Run(() => forward(images, output), model.Run, Seconds, threads);
        table.Add(
            what, Text(batch, "0"), info.Inputs[0].Shape.ToString(), Text(threads, "0"),
            Text(race.Ours.Median / batch, "0.0"), Text(race.Theirs.Median / batch, "0.0"), Text(race.Theirs.Median / race.Ours.Median, "0.00"),
            Text(2.0 * info.MultiplyAdds * batch / race.Ours.Median / 1000, "0.0"));
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
