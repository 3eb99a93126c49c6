using System.Globalization;
using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Planning;

/// <summary>Everything that emission prints; it decides nothing more.</summary>
/// <param name="Steps">The forward pass in order.</param>
/// <param name="Buffers">Parts of the workspace.</param>
/// <param name="Tiles">The register tiles of all convolutions.</param>
/// <param name="Packs">How the weights are packed.</param>
/// <param name="Constants">Numbers that activations take as types.</param>
/// <param name="PackedLength">Floats of all packed weights.</param>
/// <param name="WorkspaceLength">Floats of the workspace.</param>
internal sealed record ForwardPlan(
    EquatableArray<Step> Steps,
    EquatableArray<Buffer> Buffers,
    EquatableArray<TileKind> Tiles,
    EquatableArray<PackStep> Packs,
    EquatableArray<float> Constants,
    long PackedLength,
    long WorkspaceLength)
{
    /// <summary>Where each input begins when those of an image follow one another.</summary>
    public EquatableArray<long> InputOffsets { get; init; }

    /// <summary>Where each output begins when those of an image follow one another.</summary>
    public EquatableArray<long> OutputOffsets { get; init; }

    /// <summary>Numbers of all inputs of an image.</summary>
    public long InputLength { get; init; }

    /// <summary>Numbers of all outputs of an image.</summary>
    public long OutputLength { get; init; }

    /// <summary>The steps that the images of a batch go through together, or null for none.</summary>
    public Head? Head { get; init; }

    /// <summary>The steps that an image goes through by itself.</summary>
    public IEnumerable<Step> Body => Head is null ? Steps : Steps.Take(Head.First);

    /// <summary>Whether any step is worth being shared by several threads.</summary>
    public bool IsShared => Steps.Any(step => step.Parts > 1);
}

/// <summary>One call of the forward pass.</summary>
/// <param name="Comment">Lines: what it does, with shapes, and why this way where there are others; empty for a call that belongs to the one behind it.</param>
/// <param name="Method">What is called.</param>
/// <param name="Operands">Its arguments.</param>
/// <param name="Writes">The buffer that it writes.</param>
internal sealed record Step(string Comment, Callee Method, EquatableArray<Operand> Operands, int Writes)
{
    /// <summary>Multiply-adds of the layer that it does; 0 where there are none, or where they are nobody's.</summary>
    public long MultiplyAdds { get; init; }

    /// <summary>Numbers that it reads or writes; 0 where its layouts tell.</summary>
    public long Elements { get; init; }

    /// <summary>Parts into which several threads may split it.</summary>
    public int Parts { get; init; } = 1;

    /// <summary>Parts that do nothing twice, where more would; 0 when every number of parts is alike.</summary>
    public int Blocks { get; init; }

    /// <summary>Whether a part is some channels of what it writes; else some rows.</summary>
    public bool IsSplitByChannels { get; init; }

    /// <summary>Whether it only clears the frame of what the next step writes.</summary>
    public bool IsFrame => Method.Type == "Halo";

    public IEnumerable<int> Touches => Operands.OfType<BufferOperand>().Select(operand => operand.Buffer).Append(Writes);
}

/// <summary>A method of the runtime's kernels, with the types that it takes.</summary>
/// <param name="Type">A class of CnnDsl.Kernels.</param>
/// <param name="Method">Its method.</param>
/// <param name="IsWide">Whether it is generic over the vector width, its first type argument.</param>
/// <param name="Activation">The activation that it takes as a type, or null.</param>
internal sealed record Callee(string Type, string Method, bool IsWide = true, ActivationOperation? Activation = null)
{
    /// <summary>A struct of CnnDsl.Kernels that it takes before all but the vector width, or null.</summary>
    public string? Operation { get; init; }

    /// <summary>The method beside it that does the same for several images, or null.</summary>
    public string? Batch { get; init; }

    /// <summary>Register tiles that it takes before the activation.</summary>
    public EquatableArray<TileKind> Tiles { get; init; }

    /// <summary>Whether the runtime has a method Compile of the same types beside it, as what the JIT takes long for.</summary>
    public bool CanCompileEarly { get; init; }

    /// <summary>The activation of whole rows that it takes last, or null.</summary>
    public ActivationOperation? Row { get; init; }

    public IEnumerable<ActivationOperation> Activations => new[] { Activation, Row }.OfType<ActivationOperation>();
}

/// <summary>An argument of a step.</summary>
internal abstract record Operand;

/// <summary>A reference into a buffer, so many pixels behind its start.</summary>
internal sealed record BufferOperand(int Buffer, int Pixels, bool IsBlocked) : Operand;

/// <summary>A reference into the packed weights.</summary>
internal sealed record WeightsOperand(long Offset) : Operand;

/// <summary>A map's layout.</summary>
internal sealed record LayoutOperand(MapPlace Place) : Operand;

/// <summary>Sizes that say how much there is to do.</summary>
internal abstract record WorkOperand : Operand;

/// <summary>The sizes of a convolution by register tiles.</summary>
internal sealed record ConvolutionOperand(ConvolutionKernel Kernel) : WorkOperand;

/// <summary>The sizes of a convolution along rows with its pool.</summary>
internal sealed record RowConvolutionOperand(MapPlace Input, ConvolutionOperation Convolution, Shape Output) : Operand;

/// <summary>The sizes of a convolution by Winograd's tiles.</summary>
internal sealed record WinogradOperand(ConvolutionKernel Kernel, WinogradPlan Plan) : WorkOperand;

/// <summary>The sizes of a dense layer.</summary>
internal sealed record DenseOperand(int Features, int Units) : WorkOperand;

/// <summary>No reference, where a kernel can do without.</summary>
internal sealed record NullOperand : Operand;

/// <summary>A window.</summary>
internal sealed record WindowOperand(Layers.Window2D Window) : Operand;

/// <summary>Blocks of channels: as many as the vector width makes of them in a blocked map, each channel in a planar one.</summary>
internal sealed record PlanesOperand(int Channels, bool IsBlocked) : Operand;

/// <summary>Floats in one pixel: V.Count in a blocked map, 1 in a planar one.</summary>
internal sealed record PixelOperand(bool IsBlocked) : Operand;

/// <summary>A number or a named argument, printed as it is.</summary>
internal sealed record LiteralOperand(string Text) : Operand
{
    public static LiteralOperand Named(string name, int value) => new($"{name}: {value.ToString(CultureInfo.InvariantCulture)}");

    public static LiteralOperand Named(string name, bool value) => new($"{name}: {(value ? "true" : "false")}");

    public static LiteralOperand Named(string name, IEnumerable<int> values) =>
        new($"{name}: [{string.Join(", ", values.Select(value => value.ToString(CultureInfo.InvariantCulture)))}]");

    public static LiteralOperand Named(string name, float value) => new($"{name}: {CSharpLiteral.Of(value)}");
}

/// <summary>A part of the workspace that holds one map with its frame of zeros.</summary>
/// <param name="Name">Its name in the emitted code.</param>
/// <param name="Place">What it holds.</param>
/// <param name="Offset">First float in the workspace.</param>
internal sealed record Buffer(string Name, MapPlace Place, long Offset)
{
    /// <summary>The name before it was made one that C# can have: the layer's, most often.</summary>
    public string Label { get; init; } = Name;

    /// <summary>What it is a part of, for people; empty for nothing.</summary>
    public string Part { get; init; } = "";

    /// <summary>Whether it is one of the head's, of which every image of a batch has its own.</summary>
    public bool InHead { get; init; }

    /// <summary>Whether every thread has its own, as the buffer holds what only one part of a step needs.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Stands for an input of the user's: planar and without a frame.</summary>
    public static int Input(int index) => -1 - (2 * index);

    /// <summary>Stands for an output of the user's.</summary>
    public static int Output(int index) => -2 - (2 * index);

    /// <summary>Stands for numbers among the weights: planar and without a frame, never written.</summary>
    public static int Constant(int index) => int.MinValue + index;

    public static bool IsConstant(int buffer) => buffer < int.MinValue / 2;

    public static bool IsInput(int buffer) => buffer < 0 && buffer % 2 != 0;

    /// <summary>Which input, output or constant a buffer stands for.</summary>
    public static int IndexOf(int buffer) => IsConstant(buffer) ? buffer - int.MinValue : (-1 - buffer) / 2;
}
