namespace CnnDsl.Kernels;

/// <summary>Sizes of a convolution, and where its input and output lie. Distances are in pixels of their map.</summary>
/// <param name="Filters">Output channels.</param>
/// <param name="Channels">Input channels of the whole layer.</param>
/// <param name="KernelHeight">Taps downwards.</param>
/// <param name="KernelWidth">Taps to the right.</param>
/// <param name="Rows">Output rows.</param>
/// <param name="Columns">Output columns.</param>
/// <param name="InputRow">From a row of the input to the next.</param>
/// <param name="InputPlane">From a plane or block of the input to the next.</param>
/// <param name="OutputRow">From a row of the output to the next.</param>
/// <param name="OutputPlane">From a block of the output to the next.</param>
/// <param name="StrideHeight">Step of the window downwards.</param>
/// <param name="StrideWidth">Step of the window to the right.</param>
/// <param name="DilationHeight">Distance of taps downwards.</param>
/// <param name="DilationWidth">Distance of taps to the right.</param>
/// <param name="Groups">Groups that share no channels.</param>
/// <param name="IsPlanar">Whether the input lies in planes; else in blocks.</param>
/// <param name="IsDepthwise">Whether each channel has one filter, its own.</param>
/// <param name="ExtraRow">From a row of the map to add to the next; 0 for slopes.</param>
/// <param name="ExtraPlane">From a block of the map to add to the next; 1 for slopes, which have no pixels between.</param>
/// <param name="ExtraPixel">1 for a map to add; 0 for slopes.</param>
/// <param name="IsSplitByFilters">Whether a part is some filters of all pixels; else some pixels of all filters, of which a thread has mostly written those that it reads.</param>
/// <param name="Block">Outputs that go through all filters together, so that what they read stays in the second-level cache; 0 for all of them.</param>
/// <param name="Wrap">Columns of the output's rows, where those of the input follow each other without a gap and count as one; 0 where a row is a row in both.</param>
/// <param name="ExtraChannels">Channels of the map to add where it has fewer than the output, whose first ones it is added to; else 0.</param>
public readonly record struct ConvolutionShape(
    int Filters, int Channels, int KernelHeight, int KernelWidth, int Rows, int Columns, int InputRow, int InputPlane, int OutputRow, int OutputPlane,
    int StrideHeight = 1, int StrideWidth = 1, int DilationHeight = 1, int DilationWidth = 1, int Groups = 1, bool IsPlanar = false, bool IsDepthwise = false,
    int ExtraRow = 0, int ExtraPlane = 0, int ExtraPixel = 0, bool IsSplitByFilters = false, int Block = 0, int Wrap = 0, int ExtraChannels = 0)
{
    /// <summary>The same row by row, where tiles of so many pixels end with the output's rows anyhow.</summary>
    internal ConvolutionShape Unwrapped(int pixels) => Wrap == 0 || Wrap % pixels != 0
        ? this
        : this with { Rows = Columns / Wrap, Columns = Wrap, InputRow = Wrap, ExtraRow = ExtraPixel * Wrap, Wrap = 0 };

    /// <summary>What the tile reads whose first output channel is <paramref name="channel"/>.</summary>
    internal TileShape TileAt(int channel, int width, int lanes)
    {
        int pixel = Pixel(lanes);
        (int first, int end) = (0, Channels);
        if (Groups > 1 && !IsDepthwise)
        {
            // The input channels of all groups that these filters belong to.
            (int filtersPerGroup, int channelsPerGroup) = (Filters / Groups, Channels / Groups);
            first = channel / filtersPerGroup * channelsPerGroup;
            end = (((Math.Min(channel + width, Filters) - 1) / filtersPerGroup) + 1) * channelsPerGroup;
        }

        return new TileShape(
            first, end, InputPlane * pixel, KernelHeight, KernelWidth, DilationHeight * InputRow * pixel, DilationWidth * pixel, OutputPlane * lanes, ExtraPlane * lanes,
            ExtraChannels: ExtraChannels - channel);
    }

    /// <summary>Floats of the packed weights of the tile whose first output channel is <paramref name="channel"/>.</summary>
    internal int PanelLength(int channel, int width, int lanes)
    {
        TileShape tile = TileAt(channel, width, lanes);
        return (IsDepthwise ? 1 : tile.End - tile.First) * KernelHeight * KernelWidth * width;
    }

    /// <summary>Floats from the window of an output to that of the one below.</summary>
    internal int RowStep(int lanes) => StrideHeight * InputRow * Pixel(lanes);

    /// <summary>Floats from the window of an output to that of the one at its right.</summary>
    internal int ColumnStep(int lanes) => StrideWidth * Pixel(lanes);

    private int Pixel(int lanes) => IsPlanar ? 1 : lanes;
}
