using CnnDsl.Weights;

namespace CnnDsl.Onnx.Reading;

/// <summary>Bytes that were to be an ONNX model are not, or not one that is read here; the message says in one sentence where and why.</summary>
public sealed class OnnxException : IOException
{
    /// <summary>An error with a message of its own.</summary>
    /// <param name="message">What is wrong, with the source's name.</param>
    /// <param name="innerException">What revealed it, if anything did.</param>
    public OnnxException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary><paramref name="problem"/> is a clause without a full stop: "it has no graph".</summary>
    internal static OnnxException In(string source, FormattableString problem, Exception? inner = null) =>
        new($"'{OneLine.Of(source)}' is not a usable ONNX model: {FormattableString.Invariant(problem)}.", inner);
}
