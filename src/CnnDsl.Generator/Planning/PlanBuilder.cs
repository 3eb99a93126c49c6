using CnnDsl.Generator.Layers;
using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Planning;

/// <summary>A plan in the making, and what the lowering of every layer is made of.</summary>
internal sealed class PlanBuilder
{
    public PlanBuilder(CheckedNetwork network)
    {
        Network = network;
        Fusion = Fusion.Of(network);
        Values = new Values(network, Fusion);
    }

    public CheckedNetwork Network { get; }

    public Fusion Fusion { get; }

    public Values Values { get; }

    public WeightPlan Weights { get; } = new();

    public static ActivationOperation Identity { get; } = new("Identity", [], IsCheap: true);

    /// <summary>Whether the network returns the value.</summary>
    public bool IsOutput(int value) => Network.Outputs.Any(output => Fusion.Resolve(output.Layer) == value);

    /// <summary>A kernel of the runtime from blocks to blocks; in place when nobody else reads the input.</summary>
    public void Blocks(FusedLayer layer, Callee callee, IEnumerable<Operand> between, IEnumerable<Operand> behind, bool inPlace = false)
    {
        int[] from = [.. layer.Inputs.Select(Values.Blocked)];
        bool reuse = inPlace && Fusion.Readers[layer.Input] == 1 && Values.Buffers.Places[from[0]].Frame == Values.Demands.FrameOf(layer.Output)
            && !IsShared(layer.Input) && !Values.GoesInPlace(layer.Output);
        int to = reuse ? from[0] : NewMap(layer);
        IEnumerable<Operand> inputs = from.SelectMany((buffer, i) => new[] { Values.Start(buffer), Values.Layout(layer.Inputs[i], buffer) });
        AddStep(layer, to, callee, [.. inputs, .. between, Values.Start(to), Values.Layout(layer.Output, to), .. behind], isCleared: !reuse);
        Values.SetBlocked(layer.Output, to);
    }

    /// <summary>A kernel of the runtime from planes to planes, straight into the user's output where nobody else reads the result.</summary>
    public void Planes(FusedLayer layer, Callee callee, IEnumerable<Operand> between, IEnumerable<Operand> behind)
    {
        int[] from = [.. layer.Inputs.Select(Values.Planar)];
        int to = NewPlanes(layer, canBeOutput: true);
        AddStep(layer, to, callee, [.. from.Select(Values.Start), .. between, Values.Start(to), .. behind]);
    }

    /// <summary>Reference and layout of the input, what comes between, reference and layout of the output.</summary>
    public IEnumerable<Operand> InAndOut(FusedLayer layer, int from, int to, params Operand[] between) =>
        [Values.Start(from), Values.Layout(layer.Input, from), .. between, Values.Start(to), Values.Layout(layer.Output, to)];

    public void AddStep(FusedLayer layer, int to, Callee callee, IEnumerable<Operand> operands, bool isCleared = true, string reason = "")
    {
        bool isCommented = isCleared && to >= 0 && !Values.Buffers.Places[to].Frame.IsEmpty;
        Values.Steps.Add(new Step(isCommented ? "" : Describe(layer, reason), callee, operands.ToEquatableArray(), to)
        {
            MultiplyAdds = layer.Main.Facts.MultiplyAdds,
            Elements = layer.Inputs.Append(layer.Output).Max(value => Values.ShapeOf(value).Length),
        });
    }

    /// <summary>What a layer does, with its shapes, and on a line of its own why this way.</summary>
    public string Describe(FusedLayer layer, string reason = "")
    {
        string inputs = layer.Inputs.Count == 0 ? "" : $"{string.Join(", ", layer.Inputs.Select(Values.ShapeOf))} -> ";
        string added = layer.Added is { } value && Values.ShapeOf(value) != Values.ShapeOf(layer.Output)
            ? $", its first {Values.ShapeOf(value).Channels} channels plus {Network.Nodes[value].Name}"
            : "";
        return $"{layer.Names}: {inputs}{Values.ShapeOf(layer.Output)}{added}{(reason.Length == 0 ? "" : "\n")}{reason}";
    }

    /// <summary>A buffer in blocks for the layer's output, its frame cleared.</summary>
    public int NewMap(FusedLayer layer)
    {
        int to = Values.NewMap(layer.Output, layer.Main.Name);
        Values.ClearFrame(to, Describe(layer));
        Values.SetBlocked(layer.Output, to);
        return to;
    }

    /// <summary>A place in planes for the layer's output.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="canBeOutput">Whether the user's output may be that place; not for kernels that write whole vectors.</param>
    public int NewPlanes(FusedLayer layer, bool canBeOutput)
    {
        int output = Network.Outputs.ToList().FindIndex(candidate => Fusion.Resolve(candidate.Layer) == layer.Output);
        int to = canBeOutput && output >= 0 && Fusion.Readers[layer.Output] == 1
            ? Buffer.Output(output)
            : Values.Buffers.Add(layer.Main.Name, new MapPlace(Values.ShapeOf(layer.Output), false, Frame.None));
        Values.SetPlanar(layer.Output, to);
        return to;
    }

    /// <summary>Whether a value lies where others do that are read: flattened or reshaped, a part of a map, or put together in place.</summary>
    private bool IsShared(int value)
    {
        Node node = Network.Nodes[value];
        if (node.IsInput || node.Facts.Operation is not ReshapeOperation)
        {
            return !node.IsInput && (node.Facts.Operation is SliceOperation || Values.HasReadParts(value));
        }

        int source = Fusion.Resolve(node.Inputs[0]);
        return Fusion.Readers[source] > 1 || IsShared(source);
    }
}
