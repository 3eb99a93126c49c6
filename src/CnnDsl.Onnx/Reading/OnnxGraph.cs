namespace CnnDsl.Onnx.Reading;

/// <summary>The graph of a model: every value has one origin, and every node stands behind those that it reads.</summary>
/// <param name="Name">Its name; often empty.</param>
/// <param name="Nodes">Its nodes in an order of execution.</param>
/// <param name="Initializers">Constants by name.</param>
/// <param name="Inputs">What the model reads, initializers that are inputs too left out.</param>
/// <param name="Outputs">What the model gives.</param>
/// <param name="Values">What the model declares of other values, by name.</param>
public sealed record OnnxGraph(
    string Name,
    IReadOnlyList<OnnxNode> Nodes,
    IReadOnlyDictionary<string, OnnxTensor> Initializers,
    IReadOnlyList<OnnxValueInfo> Inputs,
    IReadOnlyList<OnnxValueInfo> Outputs,
    IReadOnlyDictionary<string, OnnxValueInfo> Values);
