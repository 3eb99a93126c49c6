namespace CnnDsl;

/// <summary>
/// Declares a block: a stack of layers without an input of its own, to be put into networks and other blocks by
/// <see cref="UseAttribute{TBlock}"/>. Sizes that differ from use to use are written as <see cref="Use.Filters"/> and its like.
/// </summary>
/// <example>
/// <code>
/// [Block]
/// [Conv2D(Use.Filters, 3, Stride = Use.Stride, Padding = 1, Bias = false), BatchNorm, ReLU]
/// [Conv2D(Use.Filters, 3, Padding = 1, Bias = false), BatchNorm]
/// [Add(Use.Input, When = Shapes.Match)]
/// public class Plain;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class BlockAttribute : Attribute;

/// <summary>
/// Puts a block's layers here. Their tensors are named <c>name.conv1.weight</c>; names inside of a block are its own, and
/// outside the use's name stands for what the block returns.
/// </summary>
/// <typeparam name="TBlock">A class with <see cref="BlockAttribute"/>.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class UseAttribute<TBlock> : LayerAttribute
    where TBlock : class
{
    /// <summary>What <see cref="Use.Filters"/> stands for.</summary>
    public int Filters { get; set; }

    /// <summary>What <see cref="Use.Hidden"/> stands for.</summary>
    public int Hidden { get; set; }

    /// <summary>What <see cref="Use.Squeeze"/> stands for.</summary>
    public int Squeeze { get; set; }

    /// <summary>What <see cref="Use.Kernel"/> stands for.</summary>
    public int Kernel { get; set; }

    /// <summary>What <see cref="Use.Padding"/> stands for. Default: 0.</summary>
    public int Padding { get; set; }

    /// <summary>What <see cref="Use.Groups"/> stands for. Default: 1.</summary>
    public int Groups { get; set; } = 1;

    /// <summary>What <see cref="Use.Stride"/> stands for. Default: 1. When repeated, in the first of them; the others have 1.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>
    /// How many times, one after the other. Then the uses are called <c>name.0</c>, <c>name.1</c>, ..., or, when the name has a
    /// number in braces, count on from it: <c>layer{3}</c> gives <c>layer3</c>, <c>layer4</c>, .... Default: once, under the name itself.
    /// </summary>
    public int Repeat { get; set; }
}

/// <summary>The sizes that a block leaves to its use, in the field's words. Each stands alone as an argument: no arithmetic.</summary>
public static class Use
{
    /// <summary>The name of the block's input, for From and merges inside of a block.</summary>
    public const string Input = "input";

    /// <summary>A number that nobody means: attributes take constants alone, so an open size has to be one.</summary>
    private const int FirstOpen = -2_071_199_000;

    /// <summary>Filters of the block's output.</summary>
    public const int Filters = FirstOpen;

    /// <summary>Filters of the block's inner layers: the bottleneck or the expansion.</summary>
    public const int Hidden = FirstOpen + 1;

    /// <summary>Filters of a squeeze-and-excite's or fire module's narrow layer.</summary>
    public const int Squeeze = FirstOpen + 2;

    /// <summary>Kernel of the block's main convolution.</summary>
    public const int Kernel = FirstOpen + 3;

    /// <summary>Padding of the block's main convolution.</summary>
    public const int Padding = FirstOpen + 4;

    /// <summary>Groups of the block's main convolution.</summary>
    public const int Groups = FirstOpen + 5;

    /// <summary>Stride of the block.</summary>
    public const int Stride = FirstOpen + 6;
}

/// <summary>When a layer of a block is there: by the shapes of the block's input and of the layer before it in the source.</summary>
public enum Shapes
{
    /// <summary>Always.</summary>
    Any,

    /// <summary>Only where the two shapes are the same.</summary>
    Match,

    /// <summary>Only where the two shapes differ.</summary>
    Differ,
}
