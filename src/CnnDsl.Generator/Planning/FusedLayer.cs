using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Planning;

/// <summary>A layer with those behind it that its kernel takes in.</summary>
/// <param name="Index">Where the layer that computes is declared.</param>
/// <param name="Main">That layer.</param>
/// <param name="Inputs">The values that it reads, by the indices of the layers that make them.</param>
/// <param name="Output">The value that it makes.</param>
/// <param name="Names">All layers in it, for people.</param>
internal sealed record FusedLayer(int Index, Node Main, EquatableArray<int> Inputs, int Output, string Names)
{
    /// <summary>The value that it reads, or the first of them.</summary>
    public int Input => Inputs[0];

    /// <summary>A batch normalization folded into the weights.</summary>
    public BatchNormTensors? BatchNorm { get; init; }

    public ActivationOperation? Activation { get; init; }

    /// <summary>A PReLU whose slopes the kernel reads.</summary>
    public Node? Slopes { get; init; }

    /// <summary>A 2 x 2 max pool that the kernel does too, whose output is the kernel's.</summary>
    public Node? Pool { get; init; }

    /// <summary>Whether the kernel goes along rows, with pixels in its lanes.</summary>
    public bool IsAlongRows { get; init; }

    /// <summary>A value that the kernel adds to its result before the activation, or to its first channels, where it has fewer; one of the inputs.</summary>
    public int? Added { get; init; }

    /// <summary>A value with a factor for each channel that the kernel reads; one of the inputs.</summary>
    public int? Factors { get; init; }

    /// <summary>Whether nothing is in it yet that must come last.</summary>
    public bool IsOpen => Activation is null && Slopes is null && Pool is null;

    /// <summary>Whether it can add a value to what it computes.</summary>
    public bool TakesSum => Main.Facts.Operation.TakesAddition && IsOpen && Added is null;

    /// <summary>The layer with a sum in it, and what else belongs to that.</summary>
    /// <param name="added">The other value of the sum.</param>
    /// <param name="output">The value that is made then.</param>
    /// <param name="names">The layers that it takes in.</param>
    public FusedLayer Plus(int added, int output, string names) => this with
    {
        Added = added,
        Inputs = Inputs.Append(added).ToEquatableArray(),
        Output = output,
        Names = $"{Names}, {names}",
    };
}
