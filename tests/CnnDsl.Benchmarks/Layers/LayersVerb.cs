using System.Globalization;
using CnnDsl.Benchmarks.Compare;
using CnnDsl.Onnx.Compiling;
using CnnDsl.Reference;

namespace CnnDsl.Benchmarks.Layers;

/// <summary>Where the time of a network goes: each layer's kernel, time and share of the core's peak.</summary>
internal static class LayersVerb
{
    private const int Seed = 1;
    private const int WarmUpCalls = 30;
    private const double Milliseconds = 3000;

    /// <param name="name">The network.</param>
    /// <param name="threads">Threads of a pass; the times are the caller's, its waiting for the others included.</param>
    public static int Run(string name, int threads)
    {
        Subject subject = Subject.Named(name);
        InstrumentedNetwork network = InstrumentedNetwork.Of(NetworkSource.Of(subject), subject.Type.FullName!);
        Lap[] laps = Time(network, threads);
        double peak = Peak.Gigaflops();
        Console.WriteLine($"{Machine.Describe()} Threads: {threads}. Peak of one core, measured: {Text(peak, "0")} GFLOP/s.");
        Console.WriteLine();
        Console.Write(Table(network, laps, peak));
        return 0;
    }

    /// <summary>All times of each step, microseconds.</summary>
    private static Lap[] Time(InstrumentedNetwork network, int threads)
    {
        NetworkInfo info = network.Network.Info;
        ForwardPass forward = network.Network.Create(RandomWeights.Named(info, Seed), threads);
        float[] image = new NormalNumbers(Seed + 1).Take(info.Inputs.Sum(input => input.Shape.Length));
        float[] output = new float[info.Outputs.Sum(value => value.Shape.Length)];
        Laps.Prepare(network.Steps.Count);
        List<double[]> laps = [];
        double spent = 0;
        for (int call = 0; call < WarmUpCalls || spent < Milliseconds * 1000; call++)
        {
            forward(image, output);
            double[] lap = Laps.Microseconds();
            if (call >= WarmUpCalls)
            {
                laps.Add(lap);
                spent += lap.Sum();
            }
        }

        return [.. network.Steps.Select((_, step) => new Lap([.. laps.Select(lap => lap[step])]))];
    }

    private static MarkdownTable Table(InstrumentedNetwork network, Lap[] laps, double peak)
    {
        MarkdownTable table = new("layer", "kernel", "median us", "min us", "of all", "GFLOP/s", "of one core's peak");
        Dictionary<string, long> multiplyAdds = network.Network.Info.Layers.ToDictionary(layer => layer.Name, layer => layer.MultiplyAdds);
        double all = laps.Sum(lap => lap.Median);
        for (int first = 0; first < laps.Length;)
        {
            int end = first + 1;
            while (end < laps.Length && network.Steps[end].Comment.Length == 0)
            {
                end++;
            }

            double time = laps[first..end].Sum(lap => lap.Median);
            string comment = network.Steps[first].Comment;
            double flops = 2.0 * comment.Split(':')[0].Split(", ").Sum(layer => multiplyAdds.GetValueOrDefault(layer));
            table.Add(
                comment, network.Steps[end - 1].Kernel, Text(time, "0.00"), Text(laps[first..end].Sum(lap => lap.Min), "0.00"), Text(time / all, "0.0 %"),
                flops == 0 ? "" : Text(flops / time / 1000, "0.0"), flops == 0 ? "" : Text(flops / time / 1000 / peak, "0 %"));
            first = end;
        }

        table.Add("all", "", Text(all, "0.00"), Text(laps.Sum(lap => lap.Min), "0.00"), "", "", "");
        return table;
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
