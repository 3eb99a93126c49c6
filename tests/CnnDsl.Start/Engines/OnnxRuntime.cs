using System.Diagnostics.CodeAnalysis;
using Microsoft.ML.OnnxRuntime;

namespace CnnDsl.Start;

/// <summary>The same network in ONNX Runtime: one thread, every optimization, input and output bound to memory that stays.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "It lives as long as the process.")]
internal sealed class Engine
{
    private readonly InferenceSession _session;
    private readonly OrtIoBinding _binding;
    private readonly RunOptions _options = new();

    public Engine(string path)
    {
        using SessionOptions options = new()
        {
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
        };
        options.AddFreeDimensionOverrideByName("N", 1);
        _session = new InferenceSession(path, options);
        _binding = _session.CreateIoBinding();
        Input = Bound(_session.InputMetadata, _binding.BindInput);
        Output = Bound(_session.OutputMetadata, _binding.BindOutput);
    }

    public float[] Input { get; }

    public float[] Output { get; }

    public void Run() => _session.RunWithBinding(_options, _binding);

    private static float[] Bound(IReadOnlyDictionary<string, NodeMetadata> values, Action<string, OrtValue> bind)
    {
        (string name, NodeMetadata value) = values.Single();
        long[] dimensions = [.. value.Dimensions.Select(dimension => (long)Math.Max(dimension, 1))];
        float[] numbers = new float[dimensions.Aggregate(1L, (product, dimension) => product * dimension)];
        bind(name, OrtValue.CreateTensorValueFromMemory(numbers, dimensions));
        return numbers;
    }
}
