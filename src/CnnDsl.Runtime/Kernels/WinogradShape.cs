namespace CnnDsl.Kernels;

/// <summary>Sizes of a convolution by Winograd's tiles.</summary>
/// <param name="Channels">Input channels.</param>
/// <param name="Filters">Output channels.</param>
/// <param name="Count">Tiles of the whole map.</param>
/// <param name="Block">Tiles that are under way together, so that their transforms stay in the second-level cache.</param>
/// <param name="OutputPlane">Pixels from a block of the output to the next.</param>
/// <param name="ExtraRow">Pixels from a row of the map to add to the next; 0 when there is none.</param>
/// <param name="ExtraPlane">Pixels from a block of the map to add to the next; 0 when there is none.</param>
/// <param name="ExtraChannels">Channels of the map to add where it has fewer than the output, whose first ones it is added to; else 0.</param>
public readonly record struct WinogradShape(
    int Channels, int Filters, int Count, int Block, int OutputPlane, int ExtraRow = 0, int ExtraPlane = 0, int ExtraChannels = 0)
{
    /// <summary>Floats between the points of a transform beyond their vectors: strides of 4 KB would fall on the same cache sets.</summary>
    internal const int Gap = 16;

    /// <summary>Floats from a point's products to the next point's, where all filters' lie together.</summary>
    internal int ProductStride => ((Filters + 15) / 16 * 16 * Block) + Gap;

    /// <summary>Channels of the map to add from <paramref name="filter"/> on, where it ends before the filters do.</summary>
    internal int ExtraFrom(int filter) => ExtraChannels == 0 ? int.MaxValue : ExtraChannels - filter;
}
