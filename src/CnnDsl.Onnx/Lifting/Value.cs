using CnnDsl.Onnx.Reading;

namespace CnnDsl.Onnx.Lifting;

/// <summary>What is known of a value of the model once its node has been gone through.</summary>
internal abstract record Value;

/// <summary>Its numbers are known.</summary>
internal sealed record KnownValue(OnnxTensor Tensor) : Value;

/// <summary>A layer gives it.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Part">Which part, when the layer is a Split.</param>
internal sealed record Flow(LiftedLayer Layer, int? Part = null) : Value
{
    /// <summary>Its shape for one image.</summary>
    public TensorShape Shape => Layer.Output;

    public int Rank => Shape.Rank;
}

/// <summary>A node that could not be lifted gives it, or one behind such a node.</summary>
internal sealed record MissingValue : Value;
