namespace CnnDsl.Onnx;

/// <summary>A network in CnnDsl's vocabulary, not yet written as C#.</summary>
/// <param name="Inputs">What it reads, in the model's order.</param>
/// <param name="Layers">Its layers, each behind those that it reads.</param>
/// <param name="Outputs">What it gives, in the model's order.</param>
/// <param name="HasBatch">
/// Whether the model's first axis is the batch and no part of any shape here. If not, the shapes are the model's own, all axes among them,
/// and the network runs on one "image".
/// </param>
public sealed record DeclaredNetwork(
    IReadOnlyList<DeclaredInput> Inputs, IReadOnlyList<DeclaredLayer> Layers, IReadOnlyList<DeclaredOutput> Outputs, bool HasBatch);

/// <summary>An input.</summary>
/// <param name="Name">Its name, unique among inputs and layers, and well-formed.</param>
/// <param name="Shape">Its shape for one image.</param>
public sealed record DeclaredInput(string Name, TensorShape Shape)
{
    /// <summary>What the model calls it, when that is not well-formed.</summary>
    public string Source { get; init; } = Name;
}

/// <summary>An output.</summary>
/// <param name="Layer">The layer, the part of a Split or the input that it shows.</param>
/// <param name="Name">Its name, well-formed.</param>
public sealed record DeclaredOutput(string Layer, string Name)
{
    /// <summary>What the model calls it, when that is not well-formed.</summary>
    public string Source { get; init; } = Name;
}
