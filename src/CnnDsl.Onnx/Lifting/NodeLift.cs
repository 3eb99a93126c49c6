using CnnDsl.Onnx.Folding;
using CnnDsl.Onnx.Lifting.Rules;
using CnnDsl.Onnx.Reading;

namespace CnnDsl.Onnx.Lifting;

/// <summary>A node as its lifter sees it: what its inputs are, and where its outputs go. Knows no operator.</summary>
internal sealed class NodeLift(OnnxNode node, GraphView graph, ILayerRules rules)
{
    private readonly Dictionary<int, Value> _given = [];

    public OnnxNode Node => node;

    /// <summary>The model round the node, for patterns.</summary>
    public GraphView Graph => graph;

    public int Opset => graph.Opset;

    /// <summary>Whether the first axis is the batch, and no part of flows' shapes.</summary>
    public bool HasBatch => graph.HasBatch;

    /// <summary>How many inputs the node has, those left out among them.</summary>
    public int InputCount => node.Inputs.Count;

    /// <summary>What was given, by output.</summary>
    public IReadOnlyDictionary<int, Value> Given => _given;

    public bool Has(int input) => input < node.Inputs.Count && node.Inputs[input].Length > 0;

    /// <summary>The numbers of an input; null when it is left out or a layer gives it.</summary>
    public OnnxTensor? Known(int input) => !Has(input) ? null
        : graph.Known(node.Inputs[input]) is { Type: ElementType.String } ? throw new RefusedNodeException($"its input '{node.Inputs[input]}' is text")
        : graph.Known(node.Inputs[input]);

    /// <summary>The numbers of an input that must be known.</summary>
    public OnnxTensor Need(int input, string what) => Known(input) ?? throw new RefusedNodeException(
        Has(input) ? $"its {what} is computed by the model, and must be known at import" : $"it has no {what}");

    /// <summary>An input that is a list of whole numbers since some opset, and was an attribute before; null when neither is there.</summary>
    public long[]? Integers(int input, string attribute) => Has(input) ? Need(input, attribute).ToIntegers() : node.Ints(attribute);

    /// <summary>Whether an input is given by a layer.</summary>
    public bool IsFlow(int input) => Has(input) && graph.Value(node.Inputs[input]) is Flow;

    /// <summary>An input as what a layer gives. Known numbers become a Constant layer.</summary>
    public Flow Flow(int input) => !Has(input)
        ? throw new RefusedNodeException($"it has no input {input}, which {node.Kind} needs")
        : Flow(node.Inputs[input]);

    /// <summary>A value of the model as what a layer gives.</summary>
    public Flow Flow(string value) => graph.Value(value) switch
    {
        Flow flow => flow,
        KnownValue known => Constant(known.Tensor, FullRank, value),
        _ => throw new MissingInputException(),
    };

    /// <summary>The most axes, the batch among them, that an input from a layer has.</summary>
    public int FullRank => node.Inputs.Where(name => name.Length > 0).Select(graph.Value).OfType<Flow>()
        .Select(flow => Full(flow).Length).DefaultIfEmpty(0).Max();

    /// <summary>A shape with all of ONNX's axes.</summary>
    public int[] Full(Flow flow) => HasBatch ? [graph.Batch, .. flow.Shape.Dimensions] : flow.Shape.Dimensions.ToArray();

    /// <summary>An axis of ONNX, counted per image.</summary>
    /// <param name="axis">The axis, from the end when negative.</param>
    /// <param name="fullRank">ONNX's number of axes.</param>
    public int Axis(long axis, int fullRank)
    {
        int counted = Axes.Of(axis, fullRank);
        return !HasBatch ? counted : counted > 0 ? counted - 1 : throw TouchesBatch("it works along the batch axis");
    }

    /// <summary>Adds a layer; refuses the node when the layer's own rules do.</summary>
    public Flow Add(string kind, IReadOnlyList<Flow> inputs, Arguments? arguments = null, IReadOnlyDictionary<string, LiftedWeight>? weights = null)
    {
        IReadOnlyDictionary<string, LiftedWeight> held = weights ?? new Dictionary<string, LiftedWeight>();
        Ruling ruling = rules.Rule(kind, arguments ?? [], [.. inputs.Select(input => input.Shape)]);
        if (ruling.Output is null)
        {
            throw new RefusedNodeException(string.Join("; ", ruling.Problems).TrimEnd('.'));
        }

        foreach ((string suffix, TensorShape shape) in ruling.Weights)
        {
            if (!held.TryGetValue(suffix, out LiftedWeight? weight) || !weight.Tensor.Shape.Equals(shape))
            {
                throw new RefusedNodeException($"its {suffix} is {held.GetValueOrDefault(suffix)?.Tensor.Shape.ToString() ?? "missing"}, and {kind} on {inputs[0].Shape} takes {shape}");
            }
        }

        return new Flow(new LiftedLayer(kind, node, inputs, arguments ?? [], held, ruling.Output));
    }

    /// <summary>Adds a layer that reads one.</summary>
    public Flow Add(string kind, Flow input, Arguments? arguments = null, IReadOnlyDictionary<string, LiftedWeight>? weights = null) =>
        Add(kind, [input], arguments, weights);

    /// <summary>Known numbers as a Constant layer, beside flows of the given number of axes.</summary>
    public Flow Constant(OnnxTensor tensor, int fullRank, string source = "")
    {
        int[] dimensions = graph.PerImage(tensor.Dimensions, fullRank);
        FloatTensor value = new(new TensorShape(dimensions), tensor.ToFloats());
        return Add("Constant", [], new Arguments().Set("Dimensions", dimensions), new Dictionary<string, LiftedWeight> { ["value"] = new(source, value) });
    }

    /// <summary>An input that is a weight, in the dimensions that the layer wants.</summary>
    public LiftedWeight Weight(int input, string what, params ReadOnlySpan<int> dimensions) => Weight(Need(input, what), node.Inputs[input], dimensions);

    /// <summary>Known numbers as a weight.</summary>
    public static LiftedWeight Weight(OnnxTensor tensor, string source, params ReadOnlySpan<int> dimensions) =>
        dimensions.ToArray().Aggregate(1L, (product, dimension) => product * dimension) == tensor.Length
            ? new LiftedWeight(source, new FloatTensor(new TensorShape(dimensions), tensor.ToFloats()))
            : throw new RefusedNodeException($"'{source}' has {tensor.Length} elements, not {string.Join(" x ", dimensions.ToArray())}");

    /// <summary>Says what gives an output of the node.</summary>
    public void Give(Value value, int output = 0) => _given[output] = value;

    /// <summary>The node cannot be lifted while the first axis is the batch.</summary>
    public static RefusedNodeException TouchesBatch(string reason) => new(reason, touchesBatch: true);
}

/// <summary>A node reads what a refused one should give.</summary>
internal sealed class MissingInputException : Exception;

/// <summary>Says a node in layers, or refuses it.</summary>
internal delegate void Lifter(NodeLift node);

/// <summary>Says a node and some before it in layers; false when they are not its pattern.</summary>
internal delegate bool Pattern(NodeLift node);
