using CnnDsl.Onnx.Folding;
using CnnDsl.Onnx.Lifting.Rules;
using CnnDsl.Onnx.Reading;

namespace CnnDsl.Onnx.Lifting;

/// <summary>
/// Goes through the nodes once: what is known is worked out, what ends a pattern becomes the pattern's layers, and every other node its own.
/// What a pattern makes superfluous is read by nobody then and does not come along. Knows no operator.
/// </summary>
internal sealed class GraphLifter
{
    private readonly OnnxModel _model;
    private readonly ILayerRules _rules;
    private readonly GraphView _graph;
    private readonly List<LiftedLayer> _inputs = [];
    private readonly Dictionary<OnnxNode, RefusedNode> _refused = new(ReferenceEqualityComparer.Instance);

    public GraphLifter(OnnxModel model, PinnedInputs inputs, ILayerRules rules, bool hasBatch)
    {
        _model = model;
        _rules = rules;
        _graph = new GraphView(model, hasBatch, inputs.Batch ?? 1);
        foreach ((string name, OnnxTensor tensor) in model.Graph.Initializers.Concat(inputs.Constants))
        {
            _graph.Set(name, new KnownValue(tensor));
        }

        foreach ((string name, int[] dimensions) in inputs.Inputs)
        {
            TensorShape shape = new(hasBatch ? dimensions.AsSpan(1) : dimensions);
            LiftedLayer input = new(LiftedLayer.InputKind, null, [], [], new Dictionary<string, LiftedWeight>(), shape) { Source = name };
            _inputs.Add(input);
            _graph.Set(name, new Flow(input));
        }
    }

    public LiftedGraph Lift()
    {
        foreach (OnnxNode node in _model.Graph.Nodes)
        {
            Lift(node);
        }

        List<(string Name, Flow Flow)> outputs = [];
        foreach (string output in _model.Graph.Outputs.Select(output => output.Name))
        {
            if (LiftOutput(output, outputs) is { } flow)
            {
                outputs.Add((output, flow));
            }
        }

        RefusedNode[] unsupported = NeededNodes.Of(_graph, _refused);
        if (unsupported.Length == 0)
        {
            NodeLift LiftOf(LiftedLayer layer) => new(layer.Origin!, _graph, _rules);
            outputs = EqualParts.Join(_graph.HasBatch ? ChannelsLastIslands.Turn(outputs, LiftOf) : outputs, LiftOf);
        }

        return new LiftedGraph(_graph.HasBatch, _inputs, outputs, unsupported);
    }

    /// <summary>What gives an output: a layer, and one for each, so that each has a name of its own.</summary>
    private Flow? LiftOutput(string output, List<(string Name, Flow Flow)> others)
    {
        OnnxNode node = _graph.Producer(output) ?? new OnnxNode(output, "Identity", "", [output], [output], new Dictionary<string, OnnxAttribute>());
        NodeLift lift = new(node, _graph, _rules);
        try
        {
            return _graph.Value(output) switch
            {
                KnownValue when _graph.HasBatch => throw NodeLift.TouchesBatch("the model's output is the same for all images"),
                KnownValue known => lift.Constant(known.Tensor, known.Tensor.Rank, output),
                Flow flow when flow.Layer.Kind == LiftedLayer.InputKind || others.Any(other => other.Flow == flow) => lift.Add("Dropout", flow),
                Flow flow => flow,
                _ => null,
            };
        }
        catch (RefusedNodeException refused)
        {
            Refuse(node, refused.Message, refused.TouchesBatch);
            _graph.Set(output, new MissingValue());
            return null;
        }
    }

    private void Lift(OnnxNode node)
    {
        NodeLift lift = new(node, _graph, _rules);
        IReadOnlyDictionary<int, Value> given = new Dictionary<int, Value>();
        try
        {
            Step(lift);
            given = lift.Given;
        }
        catch (RefusedNodeException refused)
        {
            Refuse(node, refused.Message, refused.TouchesBatch);
        }
        catch (MissingInputException)
        {
            // The node before it says why.
        }

        for (int i = 0; i < node.Outputs.Count; i++)
        {
            if (node.Outputs[i].Length > 0)
            {
                Value value = given.GetValueOrDefault(i) ?? new MissingValue();
                _graph.Set(node.Outputs[i], value);
                if (value is Flow { Part: null, Layer.Source.Length: 0 } flow)
                {
                    flow.Layer.Source = node.Outputs[i];
                }
            }
        }
    }

    private void Step(NodeLift lift)
    {
        OnnxNode node = lift.Node;
        if (node.Domain.Length > 0)
        {
            throw new RefusedNodeException($"the operators of domain {node.Domain} are not known");
        }

        if (Fold(lift) || LifterCatalog.Patterns(node.Kind).Any(pattern => pattern(lift)))
        {
            CheckDeclared(lift);
            return;
        }

        Lifter? lifter = LifterCatalog.Find(node.Kind);
        bool isWorkedOut = FoldCatalog.Find(node.Kind) is not null;
        if (lifter is null && !isWorkedOut)
        {
            throw new RefusedNodeException("no layer does what this operator does");
        }

        // Behind a refused node nothing more is known; that node says why.
        if (node.Inputs.Any(input => input.Length > 0 && _graph.Value(input) is MissingValue))
        {
            return;
        }

        if (lifter is null)
        {
            throw new RefusedNodeException("no layer does what this operator does, and the model computes what it reads, so it cannot be worked out at import");
        }

        lifter(lift);
        CheckDeclared(lift);
    }

    private bool Fold(NodeLift lift)
    {
        OnnxNode node = lift.Node;
        if (node.Inputs.Count == 1 && _graph.Value(node.Inputs[0]) is Flow flow && FoldCatalog.OfDimensions(node, lift.Full(flow)) is { } answer)
        {
            lift.Give(new KnownValue(answer));
            return true;
        }

        OnnxTensor?[] inputs = [.. Enumerable.Range(0, node.Inputs.Count).Select(lift.Known)];
        if (FoldCatalog.Find(node.Kind) is not { } fold || inputs.Where((input, i) => input is null && lift.Has(i)).Any())
        {
            return false;
        }

        OnnxTensor[] outputs = fold(new FoldNode(node, lift.Opset, inputs));
        for (int i = 0; i < outputs.Length; i++)
        {
            lift.Give(new KnownValue(outputs[i]), i);
        }

        return true;
    }

    /// <summary>What the model declares of a value must be what the layers give.</summary>
    private void CheckDeclared(NodeLift lift)
    {
        foreach ((int output, Value value) in lift.Given)
        {
            if (value is not Flow flow || output >= lift.Node.Outputs.Count
                || !_model.Graph.Values.TryGetValue(lift.Node.Outputs[output], out OnnxValueInfo? declared) || declared.Dimensions is not { } dimensions)
            {
                continue;
            }

            int[] full = lift.Full(flow);
            if (full.Length != dimensions.Count || full.Where((size, i) => dimensions[i].Size is { } stated && stated != size).Any())
            {
                throw new RefusedNodeException($"the model declares its output '{declared.Name}' as {string.Join(" x ", dimensions)}, and it is {string.Join(" x ", full)}");
            }
        }
    }

    private void Refuse(OnnxNode node, string reason, bool touchesBatch)
    {
        string kind = node.Domain.Length > 0 ? $"{node.Domain}.{node.Kind}" : node.Kind;
        _refused[node] = new RefusedNode(new UnsupportedNode(node.DisplayName, kind, reason), touchesBatch);
    }
}
