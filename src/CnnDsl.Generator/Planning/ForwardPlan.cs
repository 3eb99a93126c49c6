using System.Globalization;
using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Planning;

/// <summary>Everything that emission prints; it decides nothing more.</summary>
/// <param name="Steps">The forward pass in order.</param>
/// <param name="Buffers">Parts of the workspace.</param>
/// <param name="Kernels">One convolution kernel for each distinct signature.</param>
/// <param name="Packs">How the weights are packed.</param>
/// <param name="Constants">Numbers that activations take as types.</param>
/// <param name="PackedLength">Floats of all packed weights.</param>
/// <param name="WorkspaceLength">Floats of the workspace.</param>
internal sealed record ForwardPlan(
    EquatableArray<Step> Steps,
    EquatableArray<Buffer> Buffers,
    EquatableArray<ConvolutionKernel> Kernels,
    EquatableArray<PackStep> Packs,
    EquatableArray<float> Constants,
    long PackedLength,
    long WorkspaceLength)
{
    /// <summary>Where each input begins when those of an image follow one another.</summary>
    public EquatableArray<long> InputOffsets { get; init; }

    /// <summary>Where each output begins when those of an image follow one another.</summary>
    public EquatableArray<long> OutputOffsets { get; init; }
}

/// <summary>One call of the forward pass.</summary>
/// <param name="Comment">What it does, with shapes; empty for a call that belongs to the one behind it.</param>
/// <param name="Method">What is called.</param>
/// <param name="Operands">Its arguments.</param>
/// <param name="Writes">The buffer that it writes.</param>
internal sealed record Step(string Comment, Callee Method, EquatableArray<Operand> Operands, int Writes)
{
    public IEnumerable<int> Touches => Operands.OfType<BufferOperand>().Select(operand => operand.Buffer).Append(Writes);
}

/// <summary>A method that takes the vector width as its first type argument, or none.</summary>
/// <param name="Type">A class of CnnDsl.Kernels, or the name of an emitted kernel.</param>
/// <param name="Method">Its method.</param>
/// <param name="IsEmitted">Whether the kernel is emitted.</param>
/// <param name="IsWide">Whether it is generic over the vector width.</param>
/// <param name="Activation">The activation that it takes as a type, or null.</param>
internal sealed record Callee(string Type, string Method, bool IsEmitted = false, bool IsWide = true, ActivationOperation? Activation = null)
{
    /// <summary>The operation of CnnDsl.Kernels that it takes as a type before the activation, or null.</summary>
    public string? Operation { get; init; }

    /// <summary>The emitted kernel.</summary>
    public ConvolutionKernel? Kernel { get; init; }
}

/// <summary>An argument of a step.</summary>
internal abstract record Operand;

/// <summary>A reference into a buffer, so many pixels behind its start.</summary>
internal sealed record BufferOperand(int Buffer, int Pixels, bool IsBlocked) : Operand;

/// <summary>A reference into the packed weights.</summary>
internal sealed record WeightsOperand(long Offset) : Operand;

/// <summary>A map's layout.</summary>
internal sealed record LayoutOperand(MapPlace Place) : Operand;

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
