namespace CnnDsl.Generator.Planning;

/// <summary>
/// Sums of a convolution and a value that is made behind it, by a layer that cannot take the sum in itself: a pool, or a convolution that has
/// an activation. The convolution takes it, and comes behind that layer: nobody else waits for what it makes.
/// </summary>
internal static class LateSums
{
    /// <summary>The layers, each such sum in its convolution.</summary>
    public static List<FusedLayer> Fuse(Fusion fusion, List<FusedLayer> layers)
    {
        Dictionary<int, FusedLayer> open = layers.Where(layer => layer.TakesSum && fusion.Readers[layer.Output] == 1).ToDictionary(layer => layer.Output);
        Dictionary<int, FusedLayer> fused = layers.ToDictionary(layer => layer.Output);
        foreach (FusedLayer sum in layers)
        {
            int taker = sum.Inputs.Where(open.ContainsKey).DefaultIfEmpty(-1).Max();
            if (taker >= 0 && fusion.AddedBy(sum.Main, taker) is { } added)
            {
                fused.Remove(taker);
                fused[sum.Output] = open[taker].Plus(added, sum.Output, sum.Names) with { Activation = sum.Activation };
            }
        }

        return [.. fused.Values];
    }
}
