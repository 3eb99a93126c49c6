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
        Output = Fusion.Resolve(network.Nodes.Count - 1);
    }

    public CheckedNetwork Network { get; }

    public Fusion Fusion { get; }

    public Values Values { get; }

    public WeightPlan Weights { get; } = new();

    public List<ConvolutionKernel> Kernels { get; } = [];

    /// <summary>The value that the network returns.</summary>
    public int Output { get; }

    public static ActivationOperation Identity { get; } = new("Identity", [], IsCheap: true);

    /// <summary>A kernel of the runtime from blocks to blocks; in place when nobody else reads the input.</summary>
    public void Map(FusedLayer layer, Callee callee, Func<int, int, IEnumerable<Operand>> operands, bool inPlace = false)
    {
        int from = Values.Blocked(layer.Input);
        bool reuse = inPlace && Fusion.Readers[layer.Input] == 1 && Values.Places[from].Frame == Values.FrameOf(layer.Output) && !IsShared(layer.Input);
        int to = reuse ? from : NewMap(layer);
        AddStep(layer, to, callee, operands(from, to), isCleared: !reuse);
        Values.SetBlocked(layer.Output, to);
    }

    /// <summary>Reference and layout of the input, what comes between, reference and layout of the output.</summary>
    public IEnumerable<Operand> InAndOut(FusedLayer layer, int from, int to, params Operand[] between) =>
        [Values.Start(from), Values.Layout(layer.Input, from), .. between, Values.Start(to), Values.Layout(layer.Output, to)];

    public void AddStep(FusedLayer layer, int to, Callee callee, IEnumerable<Operand> operands, bool isCleared = true)
    {
        bool isCommented = isCleared && to >= 0 && !Values.Places[to].Frame.IsEmpty;
        Values.Steps.Add(new Step(isCommented ? "" : Describe(layer), callee, operands.ToEquatableArray(), to));
    }

    public string Describe(FusedLayer layer) =>
        $"{layer.Names}: {string.Join(", ", layer.Inputs.Select(Values.ShapeOf))} -> {layer.Main.Output}";

    /// <summary>A buffer in blocks for the layer's output, its frame cleared.</summary>
    public int NewMap(FusedLayer layer)
    {
        int to = Values.NewBuffer(layer.Main.Name, new MapPlace(layer.Main.Output, true, Values.FrameOf(layer.Output)));
        Values.ClearFrame(to, Describe(layer));
        Values.SetBlocked(layer.Output, to);
        return to;
    }

    /// <summary>Whether a flattened value lies where its map does, and others read the map.</summary>
    private bool IsShared(int value)
    {
        Node node = Network.Nodes[value];
        return !node.IsInput && node.Facts.Operation is ReshapeOperation && Fusion.Readers[Fusion.Resolve(node.Inputs[0])] > 1;
    }
}
