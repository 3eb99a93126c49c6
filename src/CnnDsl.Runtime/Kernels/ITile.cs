using CnnDsl.Activations;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>
/// A register tile: the outputs that a convolution keeps in registers at a time, neighbouring pixels of a row times vectors of output
/// channels. The generator emits those that a network needs, with every accumulator a local; <see cref="Conv2D"/> and
/// <see cref="WinogradConv2D"/> go over the map with them.
/// </summary>
public interface ITile
{
    /// <summary>Pixels of a row.</summary>
    static abstract int Pixels { get; }

    /// <summary>Vectors of output channels.</summary>
    static abstract int Vectors { get; }

    /// <summary>Computes one tile.</summary>
    /// <param name="x">The first tap of the first pixel, in the input's first channel or block.</param>
    /// <param name="weights">The tile's filters, in the order in which it reads them.</param>
    /// <param name="bias">A bias for each output channel.</param>
    /// <param name="y">The first output.</param>
    /// <param name="extra">What goes into the last pass: the slopes of a PReLU, or the map to add; null when there is neither.</param>
    /// <param name="shape">Everything else.</param>
    static abstract void Run<V, TActivation>(ref float x, ref float weights, ref float bias, ref float y, ref float extra, in TileShape shape)
        where V : struct, ILanes<V>
        where TActivation : struct, IActivation;
}

/// <summary>What a register tile goes over. All distances are in floats.</summary>
/// <param name="First">The first input channel; more than 0 only in groups.</param>
/// <param name="End">Behind the last input channel.</param>
/// <param name="InputPlane">From a block of input channels (or a plane) to the next.</param>
/// <param name="KernelHeight">Taps downwards.</param>
/// <param name="KernelWidth">Taps to the right.</param>
/// <param name="TapRow">From a row of taps to the next.</param>
/// <param name="Tap">From a tap of a row to the next.</param>
/// <param name="OutputPlane">From a block of output channels to the next.</param>
/// <param name="ExtraPlane">The same of what goes into the last pass.</param>
/// <param name="Ahead">Bytes from the weights to those that the tile asks for, for later.</param>
/// <param name="AheadStep">Bytes to the next of them, for each vector of weights that is read.</param>
/// <param name="ExtraChannels">Channels from the tile's first on that a map with fewer of them is added to; 0 or less for none.</param>
public record struct TileShape(
    int First, int End, int InputPlane, int KernelHeight, int KernelWidth, int TapRow, int Tap, int OutputPlane, int ExtraPlane,
    int Ahead = 0, int AheadStep = 0, int ExtraChannels = 0);
