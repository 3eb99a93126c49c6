using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace CnnDsl.Benchmarks.Compare;

/// <summary>What numbers of speed mean nothing without.</summary>
internal static class Machine
{
    private const string CpuInfo = "/proc/cpuinfo";

    public static string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Processor()}, {Environment.ProcessorCount} cores ({RuntimeInformation.OSDescription}); {RuntimeInformation.FrameworkDescription}, "
        + $"vectors of {(int)VectorWidths.Supported[^1]} bits; ONNX Runtime {OnnxRuntimeVersion()}, all optimizations.");

    private static string Processor()
    {
        string? line = File.Exists(CpuInfo)
            ? File.ReadLines(CpuInfo).FirstOrDefault(text => text.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return line is null ? RuntimeInformation.ProcessArchitecture.ToString() : line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }

    private static string OnnxRuntimeVersion() => OrtEnv.Instance().GetVersionString();
}
