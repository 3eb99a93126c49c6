using CnnDsl.Onnx.Reading;

namespace CnnDsl.Onnx.Lifting;

/// <summary>A layer that has no name yet. Each is itself: two with equal parts are still two.</summary>
/// <param name="kind">Its attribute without the suffix; Input for an input.</param>
/// <param name="origin">The node that it comes from; null for an input.</param>
/// <param name="inputs">What it reads.</param>
/// <param name="arguments">Its arguments.</param>
/// <param name="weights">Its weights by suffix.</param>
/// <param name="output">Shape of what it gives for one image; of one part for a Split.</param>
internal sealed class LiftedLayer(
    string kind,
    OnnxNode? origin,
    IReadOnlyList<Flow> inputs,
    IReadOnlyList<DeclaredArgument> arguments,
    IReadOnlyDictionary<string, LiftedWeight> weights,
    TensorShape output)
{
    public const string InputKind = "Input";

    public string Kind => kind;

    public OnnxNode? Origin => origin;

    public IReadOnlyList<Flow> Inputs { get; } = inputs;

    public IReadOnlyList<DeclaredArgument> Arguments => arguments;

    public IReadOnlyDictionary<string, LiftedWeight> Weights => weights;

    public TensorShape Output => output;

    /// <summary>What the model calls it, for an input.</summary>
    public string Source { get; init; } = "";
}

/// <summary>A weight and the name that the model has for it, from which layers get theirs; empty when it was made here.</summary>
internal sealed record LiftedWeight(string Source, FloatTensor Tensor);
