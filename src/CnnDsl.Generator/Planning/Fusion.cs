using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Planning;

/// <summary>Puts batch normalizations, sums and activations into the layer before, where nobody else reads what lies between.</summary>
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

        fusion.Layers = InOrder(LateSums.Fuse(fusion, fusion.Layers));
        fusion.Layers = ChannelFactors.Fuse(network, fusion._demands, fusion.Layers, fusion.Readers);
        return fusion;
    }

    /// <summary>The layers as declared, but where one adds what is made behind it: that one comes right behind the maker.</summary>
    private static List<FusedLayer> InOrder(List<FusedLayer> layers)
    {
        // A value's readers are declared behind it, so each layer's inputs have their places before it.
        Dictionary<int, int> places = [];
        foreach (FusedLayer layer in layers.OrderBy(layer => layer.Output))
        {
            places[layer.Output] = layer.Inputs.Select(value => places.TryGetValue(value, out int place) ? place : 0).Append(layer.Index).Max();
        }

        return [.. layers.OrderBy(layer => places[layer.Output]).ThenBy(layer => layer.Output)];
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
        FusedLayer fused = new(index, main, main.Inputs.Select(Resolve).ToEquatableArray(), index, main.Name);
        while (Larger(fused, done) is { } larger)
        {
            fused = larger;
        }

        return fused;
    }

    /// <summary>The layer with those behind it that go in together, which are done then, or null when it takes no more.</summary>
    private FusedLayer? Larger(FusedLayer fused, HashSet<int> done)
    {
        if (fused.TakesSum && PartialSum.Of(_network, this, fused.Output) is { } sum)
        {
            done.UnionWith(sum.Layers);
            return fused.Plus(sum.Added, sum.Layers.Max(), string.Join(", ", sum.Layers.Select(layer => _network.Nodes[layer].Name)));
        }

        // What comes next is done already where an earlier convolution adds this value to its first channels.
        if (OnlyReader(fused.Output) is not { } next || done.Contains(next) || Absorb(fused, next) is not { } larger)
        {
            return null;
        }

        done.Add(next);
        return larger;
    }

    /// <summary>The layer with the next one in it, or null when it takes no more.</summary>
    private FusedLayer? Absorb(FusedLayer fused, int next)
    {
        Node node = _network.Nodes[next];
        Operation main = fused.Main.Facts.Operation;
        FusedLayer larger = fused with { Output = next, Names = $"{fused.Names}, {node.Name}" };
        return node.Facts.Operation switch
        {
            BatchNormOperation norm when main.TakesBatchNorm && fused.IsOpen && fused.BatchNorm is null && fused.Added is null =>
                larger with { BatchNorm = new BatchNormTensors(node.Name, norm.Epsilon, norm.Affine) },
            ActivationOperation activation when main.TakesActivation && fused.IsOpen => larger with { Activation = activation },
            PReLUOperation when main.TakesSlopes && fused.IsOpen && fused.Added is null => larger with { Slopes = node },
            ArithmeticOperation when fused.TakesSum && AddedBy(node, fused.Output) is { } added && added < fused.Index => fused.Plus(added, next, node.Name),
            KernelOperation when RowConvolution.Takes(_network, fused, node, ReadersOf(next).Select(reader => _network.Nodes[reader])) => larger with { Pool = node, IsAlongRows = true },
            KernelOperation when _demands.TakesPool(fused, node) => larger with { Pool = node },
            _ => null,
        };
    }

    /// <summary>The layers that read a value.</summary>
    public IEnumerable<int> ReadersOf(int value) => Enumerable.Range(value + 1, _network.Nodes.Count - value - 1)
        .Where(i => !IsNothing(i) && _network.Nodes[i].Inputs.Any(input => Resolve(input) == value));

    /// <summary>The other value of a sum of two with one shape, or null when the layer is something else.</summary>
    public int? AddedBy(Node node, int value)
    {
        int[] inputs = [.. node.Inputs.Select(Resolve)];
        return node.Facts.Operation is ArithmeticOperation { Type: "Sum" } && inputs.Length == 2 && inputs[0] != inputs[1]
            && inputs.All(input => _network.Nodes[input].Output == node.Output)
            ? inputs[0] == value ? inputs[1] : inputs[0]
            : null;
    }

    /// <summary>The one layer that reads a value; null where there are several, or it is an output.</summary>
    public int? OnlyReader(int value) => _readers[value] == 1 ? ReadersOf(value).Select(reader => (int?)reader).FirstOrDefault() : null;
}
