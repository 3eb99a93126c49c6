using CnnDsl.Generator.Layers;
using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Planning;

/// <summary>
/// Products of a map with a factor for each of its channels, as squeeze-and-excitation has them, that go into the weights of the 1 x 1
/// convolution behind them, where it is their only reader and its weights are fewer than the map's numbers.
/// </summary>
internal static class ChannelFactors
{
    /// <summary>The layers, each such product in the convolution that reads it.</summary>
    public static List<FusedLayer> Fuse(CheckedNetwork network, Demands demands, List<FusedLayer> layers, IReadOnlyList<int> readers)
    {
        Dictionary<int, FusedLayer> products = layers.Where(layer => readers[layer.Output] == 1 && IsProduct(network, layer)).ToDictionary(layer => layer.Output);
        HashSet<int> gone = [];
        List<FusedLayer> fused = [];
        foreach (FusedLayer layer in layers)
        {
            if (layer.Inputs.Count > 0 && products.TryGetValue(layer.Input, out FusedLayer? product) && Takes(network, demands, layer, product))
            {
                fused.Add(Join(network, product, layer));
                gone.Add(product.Output);
            }
            else
            {
                fused.Add(layer);
            }
        }

        fused.RemoveAll(layer => gone.Contains(layer.Output));
        return fused;
    }

    private static bool IsProduct(CheckedNetwork network, FusedLayer layer)
    {
        Shape map = layer.Main.Output;
        return layer is { Main.Facts.Operation: ArithmeticOperation { Type: "Product" }, Activation: null, Inputs.Count: 2 }
            && map is { IsMap: true, Pixels: > 1 }
            && layer.Inputs.Count(value => network.Nodes[value].Output == map) == 1
            && layer.Inputs.Count(value => network.Nodes[value].Output == Shape.Map(map.Channels, 1, 1)) == 1;
    }

    private static bool Takes(CheckedNetwork network, Demands demands, FusedLayer layer, FusedLayer product)
    {
        (int map, _) = Split(network, product);
        return !demands.IsMadePlanar(map)
            && layer.Main.Facts.Operation is ConvolutionOperation { Groups: 1 } convolution
            && convolution.Window is { Taps: 1, Vertical: { Before: 0, After: 0 }, Horizontal: { Before: 0, After: 0 } }
            && 4L * convolution.Filters <= 3L * network.Nodes[map].Output.Pixels;
    }

    private static FusedLayer Join(CheckedNetwork network, FusedLayer product, FusedLayer layer)
    {
        (int map, int factors) = Split(network, product);
        return layer with
        {
            Inputs = new[] { map, factors }.Concat(layer.Inputs.Skip(1)).ToEquatableArray(),
            Names = $"{product.Names}, {layer.Names}",
            Factors = factors,
        };
    }

    /// <summary>The map, and the factors of its channels.</summary>
    private static (int Map, int Factors) Split(CheckedNetwork network, FusedLayer product) =>
        network.Nodes[product.Inputs[0]].Output == product.Main.Output ? (product.Inputs[0], product.Inputs[1]) : (product.Inputs[1], product.Inputs[0]);
}
