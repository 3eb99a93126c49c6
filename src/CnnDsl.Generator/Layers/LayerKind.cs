using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>
/// A kind of layer: its arguments, shape rule, weights and what it computes. Knows nothing of Roslyn and of the other kinds.
/// </summary>
internal abstract class LayerKind
{
    /// <summary>The argument that says which of several parts a layer is.</summary>
    public const string Part = "Part";

    /// <summary>The attribute without the suffix: <c>Conv2D</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What default names begin with: <c>conv</c> gives <c>conv1</c>.</summary>
    public abstract string Prefix { get; }

    /// <summary>Its section in docs/layers.md.</summary>
    public virtual LayerDocumentation? Documentation => null;

    /// <summary>Whether it reads nothing.</summary>
    public virtual bool IsSource => false;

    /// <summary>How many layers one attribute stands for, each a value of its own (<c>split1.0</c>, <c>split1.1</c>) with its index as the argument Part; null for the usual one.</summary>
    public virtual int? PartsOf(LayerArguments arguments) => null;

    /// <summary>Reports arguments that make no sense whatever the input is. Asked of every layer, also where shapes are unknown.</summary>
    public virtual void CheckArguments(LayerCheck layer)
    {
    }

    /// <summary>
    /// What follows from the input's shape, or null when the output's is unknown. Reports what does not fit it; a problem that
    /// leaves the output's shape known is no reason to stop, so that mistakes further on are found too.
    /// </summary>
    public abstract LayerFacts? Check(LayerCheck layer, Shape input);

    /// <summary>The same for a layer that may read several.</summary>
    public virtual LayerFacts? Check(LayerCheck layer, IReadOnlyList<Shape> inputs) => Check(layer, inputs[0]);
}

/// <summary>A kind of layer that reads several others.</summary>
internal abstract class MergeKind : LayerKind
{
    public sealed override LayerFacts? Check(LayerCheck layer, Shape input) => Check(layer, [input]);

    public abstract override LayerFacts? Check(LayerCheck layer, IReadOnlyList<Shape> inputs);
}

/// <summary>What is known of a layer once its input's shape is.</summary>
/// <param name="Output">Its output.</param>
/// <param name="Operation">What it computes.</param>
internal sealed record LayerFacts(Shape Output, Operation Operation)
{
    public EquatableArray<WeightSpec> Weights { get; init; }

    public long MultiplyAdds { get; init; }

    /// <summary>The order in which an input's numbers come.</summary>
    public InputFormat Format { get; init; }

    /// <summary>Whether the layer's condition does not hold, so that its input goes on in its place.</summary>
    public bool IsAbsent { get; init; }

    /// <summary>All arguments, defaults filled in.</summary>
    public EquatableArray<Argument> Arguments { get; init; }

    public long Parameters => Weights.Where(weight => weight.IsTrained).Sum(weight => weight.Length);
}
