using CnnDsl.Onnx.Reading;

namespace CnnDsl.Onnx;

/// <summary>What an import is told beside the model.</summary>
public sealed record ImportOptions
{
    /// <summary>Size of a first axis that the model leaves open; 1 when not said. Networks with a batch run on any number of images all the same.</summary>
    public int? Batch { get; init; }

    /// <summary>Dimensions of inputs by name, all axes, for those that the model leaves open.</summary>
    public IReadOnlyDictionary<string, TensorShape> Shapes { get; init; } = new Dictionary<string, TensorShape>();

    /// <summary>Inputs that are constants: weights that are given as inputs.</summary>
    public IReadOnlyDictionary<string, OnnxTensor> Constants { get; init; } = new Dictionary<string, OnnxTensor>();
}
