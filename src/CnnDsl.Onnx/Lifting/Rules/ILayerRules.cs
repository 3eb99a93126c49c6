namespace CnnDsl.Onnx.Lifting.Rules;

/// <summary>What the layers themselves say of their shapes.</summary>
internal interface ILayerRules
{
    /// <summary>What follows from a layer's arguments and what it reads.</summary>
    Ruling Rule(string kind, IReadOnlyList<DeclaredArgument> arguments, IReadOnlyList<TensorShape> inputs);
}

/// <summary>What a layer's rules say.</summary>
/// <param name="Output">Its output, or null when something is wrong.</param>
/// <param name="Weights">The weights that it needs, by suffix.</param>
/// <param name="Problems">What is wrong.</param>
internal sealed record Ruling(TensorShape? Output, IReadOnlyDictionary<string, TensorShape> Weights, IReadOnlyList<string> Problems);
