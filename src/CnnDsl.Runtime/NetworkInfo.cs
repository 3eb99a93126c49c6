using CnnDsl.Description;

namespace CnnDsl;

/// <summary>What is known of a network at compile time.</summary>
/// <param name="Name">The class's name.</param>
/// <param name="Inputs">The inputs, in the order of declaration.</param>
/// <param name="Outputs">The outputs.</param>
/// <param name="Layers">The layers in the order of execution, inputs left out.</param>
/// <param name="WorkspaceBytes">Memory that one running forward pass needs beyond the weights.</param>
public sealed record NetworkInfo(
    string Name,
    IReadOnlyList<ValueInfo> Inputs,
    IReadOnlyList<ValueInfo> Outputs,
    IReadOnlyList<LayerInfo> Layers,
    long WorkspaceBytes)
{
    /// <summary>Trained numbers of all layers; the running statistics of batch normalization are not counted, as in PyTorch.</summary>
    public long Parameters => Layers.Sum(layer => layer.Parameters);

    /// <summary>Multiply-adds of one image.</summary>
    public long MultiplyAdds => Layers.Sum(layer => layer.MultiplyAdds);

    /// <summary>Every tensor that a weights file must have.</summary>
    public IEnumerable<WeightInfo> Weights => Layers.SelectMany(layer => layer.Weights);

    /// <summary>The network as Markdown: <see cref="ToTable"/> and, below, <see cref="ToMermaid"/>. Lines end with <c>\n</c>.</summary>
    public string Describe() => $"# {Name}\n\n{ToTable()}\n```mermaid\n{ToMermaid()}```\n";

    /// <summary>
    /// The layers with their output shapes, parameters and multiply-adds of one image: a table in Markdown whose columns are aligned, so that it
    /// is good to read as text too.
    /// </summary>
    public string ToTable() => LayerTable.Of(this);

    /// <summary>
    /// The graph as a Mermaid flowchart. Batch normalizations and activations are in the box of the layer before, where nobody else reads it;
    /// the layers of a block are framed.
    /// </summary>
    public string ToMermaid() => NetworkDiagram.Of(this);
}

/// <summary>An input or output.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">C x H x W of a map, or the features of a vector; the batch is not part of it.</param>
public sealed record ValueInfo(string Name, TensorShape Shape)
{
    /// <summary>The order in which an input's numbers come; <see cref="Shape"/> is C x H x W whatever the order.</summary>
    public InputFormat Format { get; init; }

    /// <summary>The layer (or input) whose value an output is; most are called like it.</summary>
    public string Source
    {
        get => field ?? Name;
        init;
    }
}

/// <summary>One layer of a network.</summary>
/// <param name="Name">Its name, also the prefix of its tensors.</param>
/// <param name="Kind">Its attribute without the suffix: <c>Conv2D</c>.</param>
/// <param name="Inputs">Names of the layers or inputs that it reads.</param>
/// <param name="OutputShape">C x H x W, or features.</param>
/// <param name="Parameters">Trained numbers.</param>
/// <param name="MultiplyAdds">Multiply-adds of one image.</param>
/// <param name="Weights">The tensors that it needs.</param>
/// <param name="Arguments">Its arguments with all defaults filled in; truth values and enumerations as numbers.</param>
public sealed record LayerInfo(
    string Name,
    string Kind,
    IReadOnlyList<string> Inputs,
    TensorShape OutputShape,
    long Parameters,
    long MultiplyAdds,
    IReadOnlyList<WeightInfo> Weights,
    IReadOnlyList<LayerArgument> Arguments)
{
    /// <summary>The value of an argument.</summary>
    /// <exception cref="KeyNotFoundException">The layer has no such argument.</exception>
    public double this[string argument] =>
        Arguments.FirstOrDefault(a => a.Name == argument)?.Value
        ?? throw new KeyNotFoundException($"{Kind} '{Name}' has no argument {argument}; it has {string.Join(", ", Arguments.Select(a => a.Name))}.");
}

/// <summary>A resolved argument of a layer.</summary>
/// <param name="Name">The attribute's property, by sides: <c>KernelHeight</c>, <c>PaddingTop</c>.</param>
/// <param name="Value">Its number; 1 and 0 for true and false; an enumeration's number.</param>
public sealed record LayerArgument(string Name, double Value);

/// <summary>A tensor that a network's weights must have.</summary>
/// <param name="Name">Its name in a weights file: <c>conv1.weight</c>.</param>
/// <param name="Shape">Its dimensions: 6 x 1 x 5 x 5.</param>
public sealed record WeightInfo(string Name, TensorShape Shape);
