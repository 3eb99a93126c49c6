namespace CnnDsl.Reference;

/// <summary>A network's description contradicts the definition of its layers, or weights or input do not fit it.</summary>
public sealed class ReferenceException(string message) : Exception(message);
