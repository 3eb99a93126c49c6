using CnnDsl.Onnx;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace CnnDsl.Tool.Running;

/// <summary>The model in ONNX Runtime, whose answers are the ones that count.</summary>
internal sealed class RuntimeSession : IDisposable
{
    private readonly InferenceSession _session;

    /// <param name="model">The model's bytes, also changed ones.</param>
    /// <param name="folder">Where the tensors are that the model keeps in files of their own.</param>
    /// <exception cref="OnnxRuntimeException">ONNX Runtime does not take the model.</exception>
    public RuntimeSession(byte[] model, string folder)
    {
        using SessionOptions options = new()
        {
            // As it stands in the file: a fused operator rounds otherwise.
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_DISABLE_ALL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        options.AddSessionConfigEntry("session.model_external_initializers_file_folder_path", folder);
        _session = new InferenceSession(model, options);
    }

    /// <summary>How many images the model wants at once: what its first axis says, or the caller.</summary>
    public int Images(DeclaredNetwork network, ImportOptions options) =>
        !network.HasBatch ? 1
        : options.Shapes.TryGetValue(network.Inputs[0].Source, out TensorShape? shape) && shape.Rank > 0 ? shape[0]
        : _session.InputMetadata[network.Inputs[0].Source].Dimensions is [> 0 and int first, ..] ? first
        : options.Batch ?? 1;

    /// <summary>Runs the model and returns the values of the given names, those that are of floats.</summary>
    /// <param name="network">What the model was imported as.</param>
    /// <param name="inputs">For each input in order, N x its shape.</param>
    /// <param name="images">N.</param>
    /// <param name="values">Names of outputs of the model.</param>
    public Dictionary<string, float[]> Run(DeclaredNetwork network, IReadOnlyList<float[]> inputs, int images, IReadOnlyCollection<string> values)
    {
        NamedOnnxValue[] given = [.. network.Inputs.Zip(inputs, (input, numbers) =>
            NamedOnnxValue.CreateFromTensor(input.Source, new DenseTensor<float>(numbers, Dimensions(network, input.Shape, images))))];
        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> results = _session.Run(given, values);
        return results.Where(result => result.Value is Tensor<float> or Tensor<long>).ToDictionary(result => result.Name, Numbers, StringComparer.Ordinal);
    }

    public void Dispose() => _session.Dispose();

    /// <summary>Indices come as whole numbers; a network of ours has them as floats.</summary>
    private static float[] Numbers(DisposableNamedOnnxValue result) => result.Value is Tensor<float> floats
        ? [.. floats]
        : [.. ((Tensor<long>)result.Value).Select(number => (float)number)];

    private static int[] Dimensions(DeclaredNetwork network, TensorShape shape, int images) =>
        network.HasBatch ? [images, .. shape.Dimensions] : shape.Dimensions.ToArray();
}
