using CnnDsl.Onnx.Folding;
using CnnDsl.Onnx.Reading;

namespace CnnDsl.Onnx.Lifting;

/// <summary>The model with what is known of each value so far.</summary>
internal sealed class GraphView
{
    private readonly Dictionary<string, Value> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OnnxNode> _producers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _readers = new(StringComparer.Ordinal);

    public GraphView(OnnxModel model, bool hasBatch, int batch)
    {
        Model = model;
        HasBatch = hasBatch;
        Batch = batch;
        foreach (OnnxNode node in model.Graph.Nodes)
        {
            foreach (string output in node.Outputs.Where(output => output.Length > 0))
            {
                _producers[output] = node;
            }
        }

        foreach (string read in model.Graph.Nodes.SelectMany(node => node.Inputs).Concat(model.Graph.Outputs.Select(output => output.Name)))
        {
            _readers[read] = Readers(read) + 1;
        }
    }

    public OnnxModel Model { get; }

    public int Opset => Model.Opset;

    public bool HasBatch { get; }

    /// <summary>Size of the first axis where it is the batch.</summary>
    public int Batch { get; }

    public void Set(string name, Value value) => _values[name] = value;

    public Value Value(string name) => _values.TryGetValue(name, out Value? value) ? value : new MissingValue();

    /// <summary>The numbers of a value, when they are known.</summary>
    public OnnxTensor? Known(string name) => Value(name) is KnownValue known ? known.Tensor : null;

    /// <summary>How many nodes and outputs read a value.</summary>
    public int Readers(string name) => _readers.GetValueOrDefault(name);

    /// <summary>The node that gives a value; null for inputs, initializers, and what an empty name stands for.</summary>
    public OnnxNode? Producer(string name) => _producers.GetValueOrDefault(name);

    /// <summary>Dimensions of a constant beside flows of the given number of axes, per image.</summary>
    public int[] PerImage(ReadOnlySpan<int> dimensions, int fullRank)
    {
        if (!HasBatch || dimensions.Length < fullRank)
        {
            return dimensions.ToArray();
        }

        return dimensions.Length == fullRank && (fullRank == 0 || dimensions[0] == 1)
            ? dimensions[Math.Min(1, fullRank)..].ToArray()
            : throw NodeLift.TouchesBatch($"its constant {string.Join(" x ", dimensions.ToArray())} is not the same for all images");
    }
}
