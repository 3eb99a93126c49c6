namespace CnnDsl.Weights;

/// <summary>Bytes that were to be safetensors are not; the message says in one sentence where and why.</summary>
public sealed class SafeTensorsException : IOException
{
    /// <summary>An error with a message of its own.</summary>
    /// <param name="message">What is wrong, with the source's name.</param>
    /// <param name="innerException">What revealed it, if anything did.</param>
    public SafeTensorsException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary><paramref name="problem"/> is a clause without a full stop: "its header is empty".</summary>
    internal static SafeTensorsException In(string source, FormattableString problem, Exception? inner = null) =>
        new($"'{source}' is not well-formed safetensors: {FormattableString.Invariant(problem)}.", inner);

    internal static SafeTensorsException CutShort(string source, long needed, long found) =>
        In(source, $"its tensors take {needed} bytes of data, but it ends after {found}");
}
