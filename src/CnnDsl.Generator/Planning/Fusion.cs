using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Planning;

/// <summary>A layer with those behind it that its kernel takes in.</summary>
/// <param name="Main">The layer that computes.</param>
/// <param name="Inputs">The values that it reads, by the indices of the layers that make them.</param>
/// <param name="Output">The value that it makes.</param>
/// <param name="Names">All layers in it, for people.</param>
internal sealed record FusedLayer(Node Main, EquatableArray<int> Inputs, int Output, string Names)
{
    /// <summary>The value that it reads, or the first of them.</summary>
    public int Input => Inputs[0];

    /// <summary>A batch normalization folded into the weights.</summary>
    public BatchNormTensors? BatchNorm { get; init; }

    public ActivationOperation? Activation { get; init; }

    /// <summary>A PReLU whose slopes the kernel reads.</summary>
    public Node? Slopes { get; init; }

    /// <summary>A 2 x 2 max pool that the kernel does too, whose output is the kernel's.</summary>
    public Node? Pool { get; init; }

    /// <summary>Whether the kernel goes along rows, with pixels in its lanes.</summary>
    public bool IsAlongRows { get; init; }

    /// <summary>A value that the kernel adds to its result before the activation; one of the inputs.</summary>
    public int? Added { get; init; }

    /// <summary>A value with a factor for each channel that the kernel reads; one of the inputs.</summary>
    public int? Factors { get; init; }
}

/// <summary>Puts batch normalizations and activations into the layer before, where nobody else reads what lies between.</summary>
internal sealed class Fusion
{
    private readonly CheckedNetwork _network;
    private readonly int[] _readers;
    private readonly Demands _demands;

    private Fusion(CheckedNetwork network)
    {
        _network = network;
        _demands = new Demands(network, this);
        _readers = new int[network.Nodes.Count];
        for (int i = 0; i < network.Nodes.Count; i++)
        {
            foreach (int input in network.Nodes[i].Inputs.Where(_ => !IsNothing(i)))
            {
                _readers[Resolve(input)]++;
            }
        }

        foreach (NetworkOutput output in network.Outputs)
        {
            _readers[Resolve(output.Layer)]++;
        }
    }

    /// <summary>How many layers read each value; an output of the network counts as one.</summary>
    public IReadOnlyList<int> Readers => _readers;

    /// <summary>The layers to compute, in order.</summary>
    public List<FusedLayer> Layers { get; private set; } = [];

    public static Fusion Of(CheckedNetwork network)
    {
        Fusion fusion = new(network);
        HashSet<int> done = [];
        for (int i = 0; i < network.Nodes.Count; i++)
        {
            if (!network.Nodes[i].IsInput && !fusion.IsNothing(i) && !done.Contains(i))
            {
                fusion.Layers.Add(fusion.Fuse(i, done));
            }
        }

        fusion.Layers = ChannelFactors.Fuse(network, fusion._demands, fusion.Layers, fusion.Readers);
        return fusion;
    }

    /// <summary>The value behind layers that do nothing, such as Dropout.</summary>
    public int Resolve(int value)
    {
        while (IsNothing(value))
        {
            value = _network.Nodes[value].Inputs[0];
        }

        return value;
    }

    private bool IsNothing(int i)
    {
        Node node = _network.Nodes[i];
        return !node.IsInput && node.Facts.Operation is ReshapeOperation && node.Output == _network.Nodes[node.Inputs[0]].Output;
    }

    private FusedLayer Fuse(int index, HashSet<int> done)
    {
        Node main = _network.Nodes[index];
        FusedLayer fused = new(main, main.Inputs.Select(Resolve).ToEquatableArray(), index, main.Name);
        while (OnlyReader(fused.Output) is { } next && Absorb(fused, next) is { } larger)
        {
            done.Add(next);
            fused = larger;
        }

        return fused;
    }

    /// <summary>The layer with the next one in it, or null when it takes no more.</summary>
    private FusedLayer? Absorb(FusedLayer fused, int next)
    {
        Node node = _network.Nodes[next];
        Operation main = fused.Main.Facts.Operation;
        bool isOpen = fused.Activation is null && fused.Slopes is null && fused.Pool is null;
        FusedLayer larger = fused with { Output = next, Names = $"{fused.Names}, {node.Name}" };
        return node.Facts.Operation switch
        {
            BatchNormOperation norm when main.TakesBatchNorm && isOpen && fused.BatchNorm is null && fused.Added is null =>
                larger with { BatchNorm = new BatchNormTensors(node.Name, norm.Epsilon, norm.Affine) },
            ActivationOperation activation when main.TakesActivation && isOpen => larger with { Activation = activation },
            PReLUOperation when main.TakesSlopes && isOpen && fused.Added is null => larger with { Slopes = node },
            ArithmeticOperation when main.TakesAddition && isOpen && fused.Added is null && AddedBy(node, fused.Output) is { } added && added < IndexOf(fused.Main) =>
                larger with { Added = added, Inputs = fused.Inputs.Append(added).ToEquatableArray() },
            KernelOperation when RowConvolution.Takes(_network, fused, node, ReadersOf(next)) => larger with { Pool = node, IsAlongRows = true },
            KernelOperation when _demands.TakesPool(fused, node) => larger with { Pool = node },
            _ => null,
        };
    }

    /// <summary>The layers that read a value.</summary>
    private IEnumerable<Node> ReadersOf(int value) => _network.Nodes.Where((node, i) => !IsNothing(i) && node.Inputs.Any(input => Resolve(input) == value));

    /// <summary>The other value of a sum of two with one shape, or null when the layer is something else.</summary>
    private int? AddedBy(Node node, int value)
    {
        int[] inputs = [.. node.Inputs.Select(Resolve)];
        return node.Facts.Operation is ArithmeticOperation { Type: "Sum" } && inputs.Length == 2 && inputs[0] != inputs[1]
            && inputs.All(input => _network.Nodes[input].Output == node.Output)
            ? inputs[0] == value ? inputs[1] : inputs[0]
            : null;
    }

    private int IndexOf(Node node) => _network.Nodes.ToList().IndexOf(node);

    private int? OnlyReader(int value)
    {
        if (_readers[value] != 1)
        {
            return null;
        }

        for (int i = value + 1; i < _network.Nodes.Count; i++)
        {
            if (!IsNothing(i) && _network.Nodes[i].Inputs.Any(input => Resolve(input) == value))
            {
                return i;
            }
        }

        return null;
    }
}
