namespace CnnDsl.Onnx.Writing;

/// <summary>A network's declaration before it is text.</summary>
/// <param name="Inputs">The inputs, in the order of declaration.</param>
/// <param name="Body">The layers and uses, in the order of the source.</param>
/// <param name="Outputs">What the network gives.</param>
/// <param name="IsFloor">Whether sizes that are not whole are rounded down in the whole network.</param>
internal sealed record Declaration(IReadOnlyList<Node> Inputs, IReadOnlyList<Node> Body, IReadOnlyList<NamedValue> Outputs, bool IsFloor)
{
    /// <summary>The blocks that are used, each behind those that it uses itself.</summary>
    public IReadOnlyList<Block> Blocks
    {
        get
        {
            List<Block> found = [];
            void Visit(IEnumerable<Node> body)
            {
                foreach (Block block in body.Select(node => node.Block).OfType<Block>())
                {
                    if (!found.Contains(block))
                    {
                        Visit(block.Body);
                        found.Add(block);
                    }
                }
            }

            Visit(Body);
            return found;
        }
    }

    /// <summary>The declaration without blocks: every layer by itself.</summary>
    /// <param name="network">The network.</param>
    /// <param name="isNameFree">Whether a layer may be called otherwise.</param>
    public static Declaration Of(DeclaredNetwork network, Func<DeclaredLayer, bool> isNameFree)
    {
        Dictionary<string, Node> nodes = new(StringComparer.Ordinal);
        Node[] inputs = [.. network.Inputs.Select(input => new Node(Node.Input, input.Name, input.Shape))];
        foreach (Node input in inputs)
        {
            nodes.Add(input.Name, input);
        }

        foreach (DeclaredLayer layer in network.Layers)
        {
            nodes.Add(layer.Name, new Node(layer.Kind, layer.Name, layer.Output)
            {
                IsNameFree = isNameFree(layer),
                Inputs = [.. layer.Inputs.Select(input => Find(nodes, input))],
                Arguments = CanonicalArguments.Of(layer.Kind, [.. layer.Arguments.Where(argument => !IsFloorArgument(argument))]),
            });
        }

        NamedValue[] outputs = [.. network.Outputs.Select(output => new NamedValue(Find(nodes, output.Layer), output.Name))];
        bool isFloor = network.Layers.SelectMany(layer => layer.Arguments).Any(IsFloorArgument);
        return new Declaration(inputs, ReadingOrder.Of(outputs.Select(output => output.Value.Node), _ => true), outputs, isFloor);
    }

    private static bool IsFloorArgument(DeclaredArgument argument) => argument.Value is EnumMember { Type: nameof(Rounding), Member: nameof(Rounding.Floor) };

    /// <summary>A node by its name, or the part of a split: <c>split1.0</c>.</summary>
    private static Value Find(Dictionary<string, Node> nodes, string name)
    {
        int dot = name.LastIndexOf('.');
        return nodes.TryGetValue(name, out Node? node) ? node.Kind == "Split" ? node.Result : new Value(node)
            : dot > 0 && int.TryParse(name.AsSpan(dot + 1), out int part) && nodes.TryGetValue(name[..dot], out Node? split) ? new Value(split, part)
            : throw new ArgumentException($"'{name}' is read before it is declared, or not declared at all.");
    }
}

/// <summary>A value and what it is called outside.</summary>
internal readonly record struct NamedValue(Value Value, string Name);
