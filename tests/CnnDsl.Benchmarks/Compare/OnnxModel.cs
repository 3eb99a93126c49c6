using CnnDsl.Onnx.Export;
using Microsoft.ML.OnnxRuntime;

namespace CnnDsl.Benchmarks.Compare;

/// <summary>
/// A network in ONNX Runtime, set up as its users are told to for so many threads: every optimization, the batch size known ahead,
/// input and output bound to memory that stays.
/// </summary>
internal sealed class OnnxModel : IDisposable
{
    private readonly InferenceSession _session;
    private readonly OrtIoBinding _binding;
    private readonly RunOptions _runOptions = new();
    private readonly OrtValue _input;
    private readonly OrtValue[] _outputs;
    private readonly float[][] _numbers;
    private readonly int _batch;

    public OnnxModel(NetworkInfo info, IReadOnlyDictionary<string, float[]> weights, float[] images, int batch, int threads)
    {
        using MemoryStream model = new();
        OnnxExporter.Export(info, weights, model);
        using SessionOptions options = Options(batch, threads);
        _session = new InferenceSession(model.ToArray(), options);
        _batch = batch;
        _numbers = [.. info.Outputs.Select(output => new float[batch * output.Shape.Length])];
        _input = OrtValue.CreateTensorValueFromMemory(images, WithBatch(batch, info.Inputs[0].Shape));
        _outputs = [.. info.Outputs.Select((output, i) => OrtValue.CreateTensorValueFromMemory(_numbers[i], WithBatch(batch, output.Shape)))];
        _binding = _session.CreateIoBinding();
        _binding.BindInput(info.Inputs[0].Name, _input);
        for (int i = 0; i < _outputs.Length; i++)
        {
            _binding.BindOutput(info.Outputs[i].Name, _outputs[i]);
        }
    }

    /// <summary>What <see cref="Run"/> wrote, in our order: for each image, each output.</summary>
    public float[] Output =>
    [
        .. Enumerable.Range(0, _batch).SelectMany(image => _numbers.SelectMany(output => output.AsSpan(image * (output.Length / _batch), output.Length / _batch).ToArray())),
    ];

    /// <summary>Runs the images that were given.</summary>
    public void Run() => _session.RunWithBinding(_runOptions, _binding);

    public void Dispose()
    {
        _binding.Dispose();
        _input.Dispose();
        Array.ForEach(_outputs, output => output.Dispose());
        _runOptions.Dispose();
        _session.Dispose();
    }

    private static SessionOptions Options(int batch, int threads)
    {
        SessionOptions options = new()
        {
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            IntraOpNumThreads = threads,
            InterOpNumThreads = 1,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        options.AddFreeDimensionOverrideByName(OnnxExporter.BatchDimension, batch);
        return options;
    }

    private static long[] WithBatch(int batch, TensorShape shape)
    {
        long[] dimensions = new long[shape.Rank + 1];
        dimensions[0] = batch;
        for (int i = 0; i < shape.Rank; i++)
        {
            dimensions[i + 1] = shape[i];
        }

        return dimensions;
    }
}
