using System.Globalization;

namespace CnnDsl.Onnx.Writing;

/// <summary>A layer that a declaration puts into the network.</summary>
/// <param name="Name">Its full name.</param>
/// <param name="Identity">The number of all layers that compute the same of the same.</param>
internal sealed record ExpandedLayer(string Name, int Identity);

/// <summary>
/// Writes a declaration out, by the generator's rules, and compares it with the network that it stands for. Layers are the same when
/// kind, arguments and what they read are; and the names of those with tensors, or of all.
/// </summary>
internal sealed class Expansion
{
    private readonly Dictionary<string, int> _identities;
    private readonly Dictionary<int, TensorShape> _shapes;
    private readonly List<ExpandedLayer> _layers = [];

    private Expansion(Dictionary<string, int> identities, Dictionary<int, TensorShape> shapes) => (_identities, _shapes) = (identities, shapes);

    /// <summary>The layers of a declaration without blocks.</summary>
    public static (Expansion Layers, IReadOnlyList<string> Outputs) OfFlat(Declaration flat)
    {
        Expansion expansion = new(new(StringComparer.Ordinal), []);
        return (expansion, expansion.Run(flat, isOriginal: true) ?? []);
    }

    public IReadOnlyList<ExpandedLayer> Layers => _layers;

    /// <summary>The layers of a declaration that has the same layers and outputs as this one; null when it has not.</summary>
    public IReadOnlyList<ExpandedLayer>? Match(Declaration other, IReadOnlyList<string> outputs)
    {
        Expansion expansion = new(_identities, _shapes);
        return expansion.Run(other, isOriginal: false) is { } given && given.SequenceEqual(outputs)
            && expansion._layers.Select(layer => layer.Identity).Order().SequenceEqual(_layers.Select(layer => layer.Identity).Order())
            && expansion._layers.Select(layer => layer.Name).Distinct(StringComparer.Ordinal).Count() == _layers.Count
            ? expansion._layers : null;
    }

    /// <summary>What a use says, and what its block reads.</summary>
    private sealed record Context(string Prefix, Identified Input, IReadOnlyDictionary<string, object> Sizes);

    /// <summary>A value that has been written out.</summary>
    private readonly record struct Identified(int Identity, int Part);

    private List<string>? Run(Declaration declaration, bool isOriginal)
    {
        Dictionary<Node, Identified> known = [];
        foreach (Node input in declaration.Inputs)
        {
            known[input] = new Identified(Intern($"Input {input.Name}"), -1);
            _shapes.TryAdd(known[input].Identity, input.Output);
        }

        Context context = new("", default, new Dictionary<string, object>());
        return Add(declaration.Body, known, context, isOriginal) is null
            ? null
            : [.. declaration.Outputs.Select(output => $"{output.Name} = {Text(Resolve(output.Value, known))}")];
    }

    /// <summary>Adds a body; returns its last value, or null when a layer turns up that the original has not, or reads a size that nobody states.</summary>
    private Identified? Add(IReadOnlyList<Node> body, Dictionary<Node, Identified> known, Context context, bool isOriginal)
    {
        Identified before = context.Input;
        foreach (Node node in body)
        {
            // Sizes are read before shapes are known: also by a layer that will be left out.
            if (node.Arguments.Any(argument => argument.Value is OpenSize open && Size(open, context) is null))
            {
                return null;
            }

            if (node.When != Shapes.Any && _shapes[before.Identity].Equals(_shapes[context.Input.Identity]) != (node.When == Shapes.Match))
            {
                known[node] = before = Resolve(node.Inputs[0], known);
                continue;
            }

            if ((node.Block is null ? AddLayer(node, known, context, isOriginal) : AddUse(node, known, context)) is not { } added)
            {
                return null;
            }

            known[node] = before = added;
        }

        return before;
    }

    private Identified? AddLayer(Node node, Dictionary<Node, Identified> known, Context context, bool isOriginal)
    {
        string[] inputs = [.. node.Inputs.Select(input => Text(Resolve(input, known)))];
        if (node.IsCommutative)
        {
            Array.Sort(inputs, StringComparer.Ordinal);
        }

        string name = context.Prefix + node.Name;
        DeclaredArgument[] stated = [.. node.Arguments.Select(argument => argument with { Value = Stated(argument.Value, context) })];
        IEnumerable<string> arguments = CanonicalArguments.Of(node.Kind, stated).Select(argument => $"{argument.Name} = {ArgumentText.Of(argument.Value)}");
        int identity = Intern($"{node.Kind} {(node.IsNameFree ? "" : name)}({string.Join(", ", arguments)}) of {string.Join(", ", inputs)}");
        if (isOriginal)
        {
            _shapes.TryAdd(identity, node.Output);
        }

        _layers.Add(new ExpandedLayer(name, identity));
        return _shapes.ContainsKey(identity) ? new Identified(identity, node.Result.Part) : null;
    }

    private Identified? AddUse(Node use, Dictionary<Node, Identified> known, Context context)
    {
        Identified? last = Resolve(use.Inputs[0], known);
        Dictionary<string, object> sizes = use.Arguments.ToDictionary(argument => argument.Name, argument => Stated(argument.Value, context), StringComparer.Ordinal);
        foreach (string name in use.InstanceNames)
        {
            if (last is { } input)
            {
                Dictionary<Node, Identified> inner = new() { [use.Block!.Input] = input };
                last = Add(use.Block.Body, inner, new Context($"{context.Prefix}{name}.", input, new Dictionary<string, object>(sizes)), isOriginal: false);
            }

            sizes.Remove("Stride");
        }

        return last;
    }

    private static object Stated(object value, Context context) => value is OpenSize open ? Size(open, context)! : value;

    private static object? Size(OpenSize open, Context context) => context.Sizes.GetValueOrDefault(open.Name) ?? OpenSize.Otherwise(open.Name);

    private static Identified Resolve(Value value, Dictionary<Node, Identified> known) =>
        value.Part < 0 ? known[value.Node] : known[value.Node] with { Part = value.Part };

    private static string Text(Identified value) => string.Create(CultureInfo.InvariantCulture, $"#{value.Identity}{(value.Part < 0 ? "" : $".{value.Part}")}");

    private int Intern(string description)
    {
        if (!_identities.TryGetValue(description, out int identity))
        {
            _identities.Add(description, identity = _identities.Count);
        }

        return identity;
    }
}
