namespace CnnDsl.Onnx.Writing;

/// <summary>A declaration with blocks.</summary>
/// <param name="Declaration">The declaration.</param>
/// <param name="Layers">The layers that it stands for, as they are called now.</param>
/// <param name="Original">The same layers as they were called.</param>
/// <param name="Depths">How many parts of names stand before those of each block's layers; deepest first.</param>
/// <param name="Skipped">The depths at which no block was made.</param>
internal sealed record FoldedDeclaration(
    Declaration Declaration, IReadOnlyList<ExpandedLayer> Layers, IReadOnlyList<ExpandedLayer> Original, IReadOnlyList<int> Depths, IReadOnlyCollection<int> Skipped)
{
    /// <summary>What a block's frame is in characters: its attribute, its class and a comment.</summary>
    public const int Frame = 60;

    /// <summary>Characters of all attributes, and the frames of the blocks.</summary>
    public int Length { get; } =
        TextLength(Declaration.Body, null, Declaration.Inputs)
        + Declaration.Blocks.Sum(block => TextLength(block.Body, block.Input, []) + Frame);

    private static int TextLength(IReadOnlyList<Node> body, Node? input, IReadOnlyList<Node> inputs) =>
        new AttributeText(input).All(body, inputs).Sum(text => text.Length + 2);
}
