using CnnDsl.Benchmarks.Compare;
using CnnDsl.Onnx.Export;
using CnnDsl.Reference;

namespace CnnDsl.Benchmarks.SelfTest;

/// <summary>Holds the exporter, ONNX Runtime and the reference against each other, layer by layer: what `compare` rests on.</summary>
internal static class SelfTestVerb
{
    private const int Batch = 3;

    /// <summary>Single precision over sums of up to some hundred terms.</summary>
    private const double Tolerance = 2e-6;

    public static int Run()
    {
        NetworkInfo[] cases = [.. LayerCases.All];
        int failures = cases.Count(info => !Check(info)) + UncoveredKinds(cases);
        Console.WriteLine(failures == 0
            ? $"{cases.Length} cases agree with ONNX Runtime, all {ReferenceNetwork.Kinds.Count} kinds of layers among them."
            : $"{failures} of {cases.Length} cases failed.");
        return failures == 0 ? 0 : 1;
    }

    private static bool Check(NetworkInfo info)
    {
        string verdict;
        bool passes = false;
        try
        {
            DoubleDifference difference = DoubleDifference.Between(RunOnnx(info), RunReference(info));
            passes = difference.Relative <= Tolerance;
            verdict = difference.ToString();
        }
        catch (Exception exception) when (exception is ReferenceException or Microsoft.ML.OnnxRuntime.OnnxRuntimeException)
        {
            verdict = exception.Message;
        }

        Console.WriteLine($"{(passes ? "ok    " : "FAILED")} {info.Name,-50} {verdict}");
        return passes;
    }

    private static float[] RunOnnx(NetworkInfo info)
    {
        using OnnxModel model = new(info, RandomWeights.For(info, 1), Images(info), Batch, threads: 1);
        model.Run();
        return model.Output;
    }

    private static double[] RunReference(NetworkInfo info)
    {
        ReferenceNetwork network = new(info, RandomWeights.For(info, 1));
        return [.. Images(info).Chunk((int)info.Inputs[0].Shape.Length).SelectMany(image => network.Forward(image))];
    }

    /// <summary>Wide enough to reach the bends of ReLU6 and HardSigmoid.</summary>
    private static float[] Images(NetworkInfo info) => new NormalNumbers(2).Take(Batch * info.Inputs[0].Shape.Length, 0, 3);

    /// <summary>The kinds that the exporter or the cases lack.</summary>
    private static int UncoveredKinds(IEnumerable<NetworkInfo> cases)
    {
        HashSet<string> covered = [.. cases.SelectMany(info => info.Layers).Select(layer => layer.Kind)];
        string[] uncovered = [.. ReferenceNetwork.Kinds.Where(kind => !covered.Contains(kind) || !OnnxExporter.Kinds.Contains(kind))];
        foreach (string kind in uncovered)
        {
            Console.WriteLine($"FAILED {kind} lacks a case or a translation to ONNX.");
        }

        return uncovered.Length;
    }
}
