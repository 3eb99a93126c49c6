using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Planning;

/// <summary>
/// Concatenation along the channels by writing in place: where a value goes nowhere but into a concatenation, or lies as that
/// does, its layer writes it there at once. Concatenations of concatenations, as in DenseNet, nest.
/// </summary>
internal sealed class ChannelParts
{
    private readonly Dictionary<int, (int Whole, int Channel)> _places = [];

    private ChannelParts()
    {
    }

    /// <param name="network">The network.</param>
    /// <param name="fusion">Its layers to compute.</param>
    /// <param name="demands">What readers demand.</param>
    public static ChannelParts Of(CheckedNetwork network, Fusion fusion, Demands demands)
    {
        ChannelParts parts = new();
        foreach (FusedLayer layer in fusion.Layers.Where(layer => layer.Main.Facts.Operation is ConcatOperation { Axis: 0 } && layer.Main.Output.IsMap))
        {
            int channel = 0;
            Frame frame = demands.FrameOf(layer.Output);
            foreach (int value in layer.Inputs)
            {
                Node node = network.Nodes[value];
                bool fits = fusion.Readers[value] == 1 ? demands.FrameOf(value).Union(frame) == frame : demands.FrameOf(value) == frame;
                if (channel % 16 == 0 && fits && !node.IsInput && layer.Inputs.Count(input => input == value) == 1 && !parts._places.ContainsKey(value))
                {
                    parts._places.Add(value, (layer.Output, channel));
                }

                channel += node.Output.Channels;
            }
        }

        return parts;
    }

    /// <summary>The concatenation that a value is written into, and its first channel there; null for none.</summary>
    public (int Whole, int Channel)? PlaceOf(int value) => _places.TryGetValue(value, out (int, int) place) ? place : null;

    /// <summary>The values that are written straight into a concatenation.</summary>
    public IEnumerable<int> Of(int concat) => _places.Where(pair => pair.Value.Whole == concat).Select(pair => pair.Key);
}
