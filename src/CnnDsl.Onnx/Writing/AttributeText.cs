namespace CnnDsl.Onnx.Writing;

/// <summary>A layer or use as it is written between brackets.</summary>
/// <param name="blockInput">In a block, what it reads; its name is Use.Input.</param>
internal sealed class AttributeText(Node? blockInput)
{
    /// <summary>The attribute's text.</summary>
    /// <param name="node">The layer.</param>
    /// <param name="before">What it reads unless it says otherwise.</param>
    /// <param name="defaultName">What it is called unless it says otherwise.</param>
    public string Of(Node node, Value? before, string? defaultName)
    {
        List<string> arguments = [.. node.IsMerge ? Merged(node, before) : [], .. Stated(node)];
        if (!node.IsMerge && node.Inputs is [var input, ..] && input != before)
        {
            arguments.Add($"From = {NameOf(input)}");
        }

        if (node.When != Shapes.Any)
        {
            arguments.Add($"When = Shapes.{node.When}");
        }

        if (node.Name != defaultName)
        {
            arguments.Add($"Name = {ArgumentText.Quoted(node.Name)}");
        }

        string kind = node.Block is { } block ? $"Use<{block.Name}>" : node.Kind;
        return arguments.Count == 0 ? kind : $"{kind}({string.Join(", ", arguments)})";
    }

    /// <summary>The attributes of a body in order, by the names that are default in it.</summary>
    /// <param name="body">The layers.</param>
    /// <param name="inputs">What stands before them: a network's inputs; none for a block.</param>
    public IReadOnlyList<string> All(IReadOnlyList<Node> body, IReadOnlyList<Node> inputs)
    {
        Scope scope = new();
        Value? before = blockInput is null ? null : new Value(blockInput);
        foreach (Node input in inputs)
        {
            scope.Next(Node.Input);
            before = input.Result;
        }

        List<string> texts = [];
        foreach (Node node in body)
        {
            texts.Add(Of(node, before, node.Block is null ? scope.Next(node.Kind) : null));
            before = node.Result;
        }

        return texts;
    }

    private string NameOf(Value value) => value.Node == blockInput ? "Use.Input" : ArgumentText.Quoted(value.Name);

    /// <summary>With one name, a merge reads what is before it and the named one.</summary>
    private IEnumerable<string> Merged(Node node, Value? before) => node.Inputs switch
    {
        [var first, var second] when first == before => [NameOf(second)],
        [var first, var second] when second == before && node.IsCommutative => [NameOf(first)],
        _ => node.Inputs.Select(NameOf),
    };

    private static IEnumerable<string> Stated(Node node)
    {
        if (node.Block is not null)
        {
            IEnumerable<string> sizes = node.Arguments.Select(size => $"{size.Name} = {ArgumentText.Of(size.Value)}");
            return node.Repeat > 0 ? sizes.Append(FormattableString.Invariant($"Repeat = {node.Repeat}")) : sizes;
        }

        Dictionary<string, object> values = node.Arguments.ToDictionary(argument => argument.Name, argument => argument.Value, StringComparer.Ordinal);
        IReadOnlyList<string> positional = node.IsMerge ? [] : AttributeSignature.Of(node.Kind).Positional(values.Keys);
        return
        [
            .. positional.Select(name => ArgumentText.Spread(values[name])).Where(text => text.Length > 0),
            .. node.Arguments.Where(argument => !positional.Contains(argument.Name)).Select(argument => $"{argument.Name} = {ArgumentText.Of(argument.Value)}"),
        ];
    }
}
