namespace CnnDsl.Onnx.Reading;

/// <summary>An attribute of a node.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">
/// A float, long, string, <see cref="OnnxTensor"/>, float[], long[] or string[]; null for what is not read here: graphs, types, sparse tensors and lists of tensors.
/// </param>
public sealed record OnnxAttribute(string Name, object? Value);
