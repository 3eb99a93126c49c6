namespace CnnDsl.Generator.Planning;

/// <summary>
/// The layers that add a map of K channels to the first ones of a value of N: a slice of channels [0, K), the sum, a slice of [K, N), and the
/// concatenation of the two. A convolution does all of it in its last pass. Networks that widen have it where others project their shortcut.
/// </summary>
/// <param name="Added">What is added, K x H x W.</param>
/// <param name="Layers">The four layers in order; the last one is the concatenation.</param>
internal sealed record PartialSum(int Added, IReadOnlyList<int> Layers)
{
    /// <summary>The one behind a value, where nobody reads that or what lies between but these layers; else null.</summary>
    public static PartialSum? Of(CheckedNetwork network, Fusion fusion, int value)
    {
        int[] slices = fusion.Readers[value] == 2 ? [.. fusion.ReadersOf(value).OrderBy(slice => StartOf(network.Nodes[slice]))] : [];
        if (slices.Length != 2)
        {
            return null;
        }

        (int first, int rest) = (slices[0], slices[1]);
        int channels = network.Nodes[first].Output.Channels;
        bool isCut = IsSlice(network.Nodes[first], 0, channels) && IsSlice(network.Nodes[rest], channels, network.Nodes[value].Output.Channels - channels);
        if (!isCut || fusion.OnlyReader(first) is not { } sum || fusion.AddedBy(network.Nodes[sum], first) is not { } added
            || fusion.OnlyReader(rest) is not { } concat || fusion.OnlyReader(sum) != concat)
        {
            return null;
        }

        Node whole = network.Nodes[concat];
        return whole.Facts.Operation is ConcatOperation { Axis: 0 } && whole.Inputs.Select(fusion.Resolve).SequenceEqual([sum, rest])
            ? new PartialSum(added, [.. new[] { first, sum, rest, concat }.OrderBy(layer => layer)])
            : null;
    }

    private static int StartOf(Node node) => node.Facts.Operation is SliceOperation slice ? slice.Start : int.MaxValue;

    private static bool IsSlice(Node node, int start, int count) => node.Facts.Operation == (Operation)new SliceOperation(Axis: 0, start, count, Step: 1);
}
