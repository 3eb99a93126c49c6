using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Layers;
using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Planning;

/// <summary>A network whose shapes fit.</summary>
/// <param name="Host">Its class.</param>
/// <param name="Nodes">Its layers, inputs first among them, in the order of execution.</param>
internal sealed record CheckedNetwork(HostType Host, EquatableArray<Node> Nodes);

/// <summary>A layer with what follows from its input.</summary>
internal sealed record Node(string Kind, string Name, EquatableArray<int> Inputs, LayerFacts Facts)
{
    public bool IsInput => Inputs.Count == 0;

    public Shape Output => Facts.Output;
}

/// <summary>Works out every shape. Behind a layer whose shape is unknown nothing is reported, so that one mistake gives one message.</summary>
internal static class NetworkChecker
{
    /// <summary>The network with its shapes, or null and the problems.</summary>
    public static (CheckedNetwork? Network, EquatableArray<Problem> Problems) Check(Network network)
    {
        List<Problem> problems = [];
        List<LayerFacts?> facts = [];
        for (int i = 0; i < network.Layers.Count; i++)
        {
            Layer layer = network.Layers[i];
            facts.Add(CheckLayer(new LayerCheck(i, layer, network.Rounding, problems), layer, facts));
        }

        if (facts.Contains(null))
        {
            return (null, problems.ToEquatableArray());
        }

        CheckTotals(network, facts!, problems);
        CheckedNetwork? result = problems.Count > 0
            ? null
            : new(network.Host, network.Layers.Select((layer, i) => new Node(layer.Kind, layer.Name, layer.Inputs, facts[i]!)).ToEquatableArray());
        return (result, problems.ToEquatableArray());
    }

    private static LayerFacts? CheckLayer(LayerCheck check, Layer layer, List<LayerFacts?> known)
    {
        if (layer.Kind == "Input")
        {
            return CheckInput(check);
        }

        return LayerCatalog.Find(layer.Kind) is { } kind && known[layer.Inputs[0]] is { } input ? kind.Check(check, input.Output) : null;
    }

    private static LayerFacts? CheckInput(LayerCheck input)
    {
        if (!input.AtLeast(1, "Channels", "Features", "Height", "Width"))
        {
            return null;
        }

        LayerArguments stated = input.Arguments;
        Shape shape = stated.Has("Features")
            ? Shape.Vector(stated.Int("Features", 1))
            : Shape.Map(stated.Int("Channels", 1), stated.Int("Height", 1), stated.Int("Width", 1));
        return input.Fits(shape.Length, $"the input {shape}", "Height", "Features") ? new LayerFacts(shape, new ReshapeOperation()) : null;
    }

    /// <summary>Weights and workspace are each one block of memory, so their sums must be in range too.</summary>
    private static void CheckTotals(Network network, List<LayerFacts> facts, List<Problem> problems)
    {
        int last = network.Layers.Count - 1;
        LayerCheck check = new(last, network.Layers[last], network.Rounding, problems);
        CheckedNetwork candidate = new(network.Host, network.Layers.Select((layer, i) => new Node(layer.Kind, layer.Name, layer.Inputs, facts[i])).ToEquatableArray());
        ForwardPlan plan = Planner.Plan(candidate);
        _ = check.Fits(plan.PackedLength, "the sum of the packed weights") && check.Fits(plan.WorkspaceLength, "the workspace");
    }
}
