namespace CnnDsl.Onnx.Lifting;

/// <summary>An order of execution of lifted layers.</summary>
internal static class LayerOrder
{
    /// <summary>What the given flows depend on, each layer behind those that it reads, in an order near the model's.</summary>
    public static List<LiftedLayer> Of(IEnumerable<Flow> outputs)
    {
        List<LiftedLayer> ordered = [];
        HashSet<LiftedLayer> done = [];
        Stack<(LiftedLayer Layer, bool IsReady)> open = new(outputs.Reverse().Select(output => (output.Layer, false)));
        while (open.TryPop(out (LiftedLayer Layer, bool IsReady) next))
        {
            if (next.IsReady)
            {
                ordered.Add(next.Layer);
            }
            else if (done.Add(next.Layer))
            {
                open.Push((next.Layer, true));
                foreach (Flow input in next.Layer.Inputs.Reverse())
                {
                    open.Push((input.Layer, false));
                }
            }
        }

        return ordered;
    }
}
