namespace CnnDsl.Generator.Layers;

/// <summary>What docs/layers.md says of a kind of layer; its parameters come from the attribute itself.</summary>
/// <param name="Group">The heading that it stands under: <c>Convolutions</c>.</param>
/// <param name="Formula">What it computes, in one line.</param>
/// <param name="Output">Shapes from input to output: <c>C x H x W -> Filters x OH x OW</c>.</param>
internal sealed record LayerDocumentation(string Group, string Formula, string Output)
{
    /// <summary>Its tensors and their shapes, one a line; empty for none.</summary>
    public IReadOnlyList<string> Weights { get; init; } = [];

    /// <summary>The ONNX operator, or several with commas; empty for none.</summary>
    public string Onnx { get; init; } = "";

    /// <summary>What PyTorch calls it; empty for none.</summary>
    public string PyTorch { get; init; } = "";
}
