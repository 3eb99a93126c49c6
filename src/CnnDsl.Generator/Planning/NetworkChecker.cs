using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Layers;
using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Planning;

/// <summary>A network whose shapes fit.</summary>
/// <param name="Host">Its class.</param>
/// <param name="Nodes">Its layers, inputs first among them, in the order of execution.</param>
/// <param name="Outputs">The values that it returns.</param>
internal sealed record CheckedNetwork(HostType Host, EquatableArray<Node> Nodes, EquatableArray<NetworkOutput> Outputs, Precision Precision);

/// <summary>A layer with what follows from its input.</summary>
internal sealed record Node(string Kind, string Name, EquatableArray<int> Inputs, LayerFacts Facts)
{
    public bool IsInput => Kind == "Input";

    public Shape Output => Facts.Output;

    /// <summary>Its index among the layers that are declared, of which some may be absent.</summary>
    public int Declared { get; init; }
}

/// <summary>What checking gave.</summary>
/// <param name="Network">The network to emit, or null when there is a mistake.</param>
/// <param name="Problems">The mistakes in its shapes, and where it is over its budget.</param>
/// <param name="Known">What is known whatever the mistakes.</param>
internal readonly record struct NetworkCheck(CheckedNetwork? Network, EquatableArray<Problem> Problems, KnownLayers? Known);

/// <summary>The layers of a network that may have mistakes.</summary>
/// <param name="Host">Its class.</param>
/// <param name="Nodes">Layers without mistakes whose shapes are known.</param>
/// <param name="Unknown">Names of the others.</param>
internal sealed record KnownLayers(HostType Host, EquatableArray<Node> Nodes, EquatableArray<string> Unknown)
{
    /// <summary>What it returns; empty when not all that leads there is known.</summary>
    public EquatableArray<NetworkOutput> Outputs { get; init; }
}

/// <summary>Works out every shape. Behind a layer whose shape is unknown nothing is reported, so that one mistake gives one message.</summary>
internal static class NetworkChecker
{
    public static NetworkCheck Check(Network network)
    {
        List<Problem> problems = [];
        return Conclude(network, Infer(network, problems), problems);
    }

    /// <summary>What follows from each layer's inputs; null where that is unknown.</summary>
    /// <param name="network">The network.</param>
    /// <param name="problems">Where to put the mistakes that are found.</param>
    public static IReadOnlyList<LayerFacts?> Infer(Network network, List<Problem> problems)
    {
        List<LayerFacts?> facts = [];
        for (int i = 0; i < network.Layers.Count; i++)
        {
            Layer layer = network.Layers[i];
            facts.Add(CheckLayer(CheckOf(network, i, problems), layer, facts));
        }

        return facts;
    }

    /// <summary>What the facts of all layers come to; adds mistakes of the network as a whole to the problems.</summary>
    public static NetworkCheck Conclude(Network network, IReadOnlyList<LayerFacts?> facts, List<Problem> problems)
    {
        Node[] nodes = [.. network.Layers.Select((layer, i) => facts[i] is { } known ? new Node(layer.Kind, layer.Name, layer.Inputs, known) { Declared = i } : null).OfType<Node>()];
        if (problems.Count > 0 || facts.Contains(null))
        {
            // What a layer with a mistake needs is as doubtful as the mistake.
            HashSet<int> faulty = [.. problems.Select(problem => problem.Layer)];
            IEnumerable<Node> known = nodes.Where(node => !node.Facts.IsAbsent && !faulty.Contains(node.Declared));
            IEnumerable<string> unknown = network.Layers.Where((_, i) => facts[i] is null || faulty.Contains(i)).Select(layer => layer.Name);
            return new NetworkCheck(null, problems.ToEquatableArray(), new KnownLayers(network.Host, known.ToEquatableArray(), unknown.ToEquatableArray()));
        }

        CheckedNetwork result = Drop(new(network.Host, nodes.ToEquatableArray(), network.Outputs, network.Precision));
        ForwardPlan plan = Planner.Plan(result);
        CheckTotals(network, result, plan, problems);
        bool isSound = network.IsSound && problems.Count == 0;
        problems.AddRange(BudgetCheck.Problems(result, plan, network.Budget));
        return new NetworkCheck(isSound ? result : null, problems.ToEquatableArray(), new KnownLayers(network.Host, result.Nodes, []) { Outputs = result.Outputs });
    }

    private static LayerFacts? CheckLayer(LayerCheck check, Layer layer, List<LayerFacts?> known)
    {
        if (layer.Kind == "Input")
        {
            return CheckInput(check);
        }

        // A layer that the compiler does not understand has no kind.
        if (LayerCatalog.Find(layer.Kind) is not { } kind)
        {
            return null;
        }

        if (layer.When is { } when)
        {
            if (known[when.BlockInput] is not { } blockInput || known[when.Before] is not { } before)
            {
                return null;
            }

            if (when.Match != (blockInput.Output == before.Output))
            {
                return known[layer.Inputs[0]] is { } through ? new LayerFacts(through.Output, new ReshapeOperation()) { IsAbsent = true } : null;
            }
        }

        kind.CheckArguments(check);
        LayerFacts?[] inputs = [.. layer.Inputs.Select(input => known[input])];
        return (inputs.Length > 0 || kind.IsSource) && inputs.All(input => input is not null) ? kind.Check(check, [.. inputs.Select(input => input!.Output)]) : null;
    }

    /// <summary>The network without the layers whose condition does not hold.</summary>
    private static CheckedNetwork Drop(CheckedNetwork network)
    {
        List<Node> kept = [];
        List<int> places = [];
        foreach (Node node in network.Nodes)
        {
            if (node.Facts.IsAbsent)
            {
                places.Add(places[node.Inputs[0]]);
                continue;
            }

            places.Add(kept.Count);
            kept.Add(node with { Inputs = node.Inputs.Select(input => places[input]).ToEquatableArray() });
        }

        // Where the last layer is absent, what comes behind the value that goes on in its place is read by nobody.
        NetworkOutput[] outputs = [.. network.Outputs.Select(output => output with { Layer = places[output.Layer] })];
        int last = Math.Max(outputs.Select(output => output.Layer).DefaultIfEmpty(0).Max(), kept.FindLastIndex(node => node.IsInput));
        return network with { Nodes = kept.Take(last + 1).ToEquatableArray(), Outputs = outputs.ToEquatableArray() };
    }

    private static LayerCheck CheckOf(Network network, int index, List<Problem> problems)
    {
        Layer layer = network.Layers[index];
        return new LayerCheck(index, layer, [.. layer.Inputs.Select(input => network.Layers[input].Name)], network.Rounding, problems);
    }

    private static LayerFacts? CheckInput(LayerCheck input)
    {
        // Features; channels and length; channels, height and width; or any dimensions: one after the other, as they are stated.
        Argument[] sizes = [.. input.Arguments.Items.Where(item => item.Name != "Format")];
        input.AtLeast(1, [.. sizes.Select(size => size.Name)]);
        InputFormat format = (InputFormat)input.Arguments.Int("Format", 0);
        input.InRange("Format", value => value is 0 or 1 or 2, "InputFormat.Planar, Interleaved or Bytes");
        if (format != InputFormat.Planar && sizes.Length != 3)
        {
            input.Report(DiagnosticIds.OutOfRange, ["Format"], "Format", format, "Planar, for this input is no map of C x H x W");
        }

        if (!input.IsSound)
        {
            return null;
        }

        Shape shape = Shape.Of([.. sizes.Select(size => (int)size.Value)]);
        string[] largestFirst = [.. sizes.OrderByDescending(size => size.Value).Select(size => size.Name)];
        return input.Fits(shape.Length, $"the input {shape}", largestFirst) ? new LayerFacts(shape, new ReshapeOperation()) { Format = format } : null;
    }

    /// <summary>Weights and workspace are each one block of memory, so their sums must be in range too. The largest part gets the blame.</summary>
    private static void CheckTotals(Network network, CheckedNetwork candidate, ForwardPlan plan, List<Problem> problems)
    {
        LayerCheck Largest(Func<Node, long> size)
        {
            Node largest = candidate.Nodes.OrderByDescending(size).First();
            return CheckOf(network, largest.Declared, problems);
        }

        _ = Largest(node => node.Facts.Weights.Sum(weight => weight.Length)).Fits(plan.PackedLength, "the network's weights, most of them here,")
            && Largest(node => node.Output.Length).Fits(plan.WorkspaceLength, "the network's workspace, most of it for this output,");
    }
}
