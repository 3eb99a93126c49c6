namespace CnnDsl.Tool;

/// <summary>A command cannot be carried out; the message says why in one sentence.</summary>
public sealed class ToolException(string message, Exception? innerException = null) : Exception(message, innerException);
