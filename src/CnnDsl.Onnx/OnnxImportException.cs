using CnnDsl.Weights;

namespace CnnDsl.Onnx;

/// <summary>A node that has no counterpart in CnnDsl's vocabulary.</summary>
/// <param name="Name">Its name, or the value that it gives.</param>
/// <param name="Kind">Its operator, with the domain before it when that is not the standard's.</param>
/// <param name="Reason">Why, as a clause: <c>its kernel has 3 dimensions, and 1 or 2 are known</c>.</param>
public sealed record UnsupportedNode(string Name, string Kind, string Reason)
{
    /// <summary>As a line of the exception's message.</summary>
    public override string ToString() => $"{OneLine.Of(Kind)} '{Name}': {Reason}";
}

/// <summary>A model cannot be said in CnnDsl's vocabulary; the message lists every reason.</summary>
public sealed class OnnxImportException : Exception
{
    internal OnnxImportException(string message)
        : base(message) => Unsupported = [];

    internal OnnxImportException(string source, IReadOnlyList<UnsupportedNode> unsupported)
        : base($"'{OneLine.Of(source)}' cannot be imported; {Count(unsupported.Count)}:{string.Concat(unsupported.Select(node => $"\n  {node}"))}") =>
        Unsupported = unsupported;

    /// <summary>Every node that cannot be imported, in the model's order; empty when the mistake is not a node's.</summary>
    public IReadOnlyList<UnsupportedNode> Unsupported { get; }

    private static string Count(int nodes) => FormattableString.Invariant($"{nodes} {(nodes == 1 ? "node is" : "nodes are")} not supported");
}
