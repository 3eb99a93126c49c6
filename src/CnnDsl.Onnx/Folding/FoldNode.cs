using CnnDsl.Onnx.Reading;

namespace CnnDsl.Onnx.Folding;

/// <summary>A node whose inputs are known.</summary>
/// <param name="Node">The node.</param>
/// <param name="Opset">Version of its operator's set.</param>
/// <param name="Inputs">Its inputs; null for one that is left out.</param>
internal sealed record FoldNode(OnnxNode Node, int Opset, IReadOnlyList<OnnxTensor?> Inputs)
{
    /// <summary>An input that the operator demands.</summary>
    public OnnxTensor this[int index] =>
        Inputs.ElementAtOrDefault(index) ?? throw new RefusedNodeException($"it has no input {index}, which {Node.Kind} needs");

    /// <summary>Whether an input is there.</summary>
    public bool Has(int index) => Inputs.ElementAtOrDefault(index) is not null;

    /// <summary>An input of one element.</summary>
    public double Number(int index) => this[index].Length == 1
        ? this[index].ToDoubles()[0]
        : throw new RefusedNodeException($"its input {index} has {this[index].Length} elements, not one");

    /// <summary>An input of whole numbers, which stood in an attribute before; null when neither is there.</summary>
    public long[]? Integers(int input, string attribute) => Has(input) ? this[input].ToIntegers() : Node.Ints(attribute);
}

/// <summary>Works out a node; an output for each that the node has.</summary>
internal delegate OnnxTensor[] Fold(FoldNode node);
