using CnnDsl.Onnx.Export;
using Microsoft.ML.OnnxRuntime;

namespace CnnDsl.Benchmarks.Compare;

/// <summary>
/// A network in ONNX Runtime, set up as its users are told to for one thread: every optimization, the batch size known ahead,
/// input and output bound to memory that stays.
/// </summary>
internal sealed class OnnxModel : IDisposable
{
    private readonly InferenceSession _session;
    private readonly OrtIoBinding _binding;
    private readonly RunOptions _runOptions = new();
    private readonly OrtValue _input;
    private readonly OrtValue _output;

    public OnnxModel(NetworkInfo info, IReadOnlyDictionary<string, float[]> weights, float[] images, int batch)
    {
        using MemoryStream model = new();
        OnnxExporter.Export(info, weights, model);
        using SessionOptions options = Options(batch);
        _session = new InferenceSession(model.ToArray(), options);
        Output = new float[batch * info.Outputs[0].Shape.Length];
        _input = OrtValue.CreateTensorValueFromMemory(images, WithBatch(batch, info.Inputs[0].Shape));
        _output = OrtValue.CreateTensorValueFromMemory(Output, WithBatch(batch, info.Outputs[0].Shape));
        _binding = _session.CreateIoBinding();
        _binding.BindInput(info.Inputs[0].Name, _input);
        _binding.BindOutput(info.Outputs[0].Name, _output);
    }

    /// <summary>N x the output shape; written by <see cref="Run"/>.</summary>
    public float[] Output { get; }

    /// <summary>Runs the images that were given.</summary>
    public void Run() => _session.RunWithBinding(_runOptions, _binding);

    public void Dispose()
    {
        _binding.Dispose();
        _input.Dispose();
        _output.Dispose();
        _runOptions.Dispose();
        _session.Dispose();
    }

    private static SessionOptions Options(int batch)
    {
        SessionOptions options = new()
        {
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            IntraOpNumThreads = 1,
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
