using System.Globalization;
using System.Text;
using CnnDsl.Generator.Emit;
using CnnDsl.Generator.Model;

namespace CnnDsl.Onnx.Writing;

/// <summary>Declares a network in C#, as a person would: blocks where they repeat, names where they are needed, shapes beside the lines.</summary>
public static class DeclarationWriter
{
    /// <summary>A file with the class, and the blocks that it uses as types of that file.</summary>
    /// <param name="network">The network. The class has exactly its layers, under its names.</param>
    /// <param name="namespace">The class's namespace; empty for none.</param>
    /// <param name="class">The class's name.</param>
    /// <param name="source">What the network was made of, for the comment at its head.</param>
    /// <exception cref="NotSupportedException">The language has no such layer.</exception>
    public static string Write(DeclaredNetwork network, string @namespace, string @class, string? source = null) =>
        Write(BlockFinder.Fold(network, freeNames: false).Declaration, network, @namespace, @class, source);

    /// <summary>The same where layers without tensors may be called otherwise, so that few of them have to say their names.</summary>
    /// <returns>The file, and the network that the class has: with the names that its layers bear now.</returns>
    public static (string Text, DeclaredNetwork Network) WriteTidily(DeclaredNetwork network, string @namespace, string @class, string? source = null)
    {
        DeclaredNetwork named = UnnamedBlocks.Apply(GrowingConcats.Apply(network));
        FoldedDeclaration folded = BlockFinder.Fold(named, freeNames: true);
        return (Write(folded.Declaration, named, @namespace, @class, source), Renaming.Apply(named, folded.Original, folded.Layers));
    }

    private static string Write(Declaration declaration, DeclaredNetwork network, string @namespace, string @class, string? source)
    {
        StringBuilder text = new("using CnnDsl;\n");
        if (@namespace.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nnamespace {@namespace};\n");
        }

        foreach (Block block in declaration.Blocks)
        {
            WriteBlock(text, block, UsesOf(block, declaration));
        }

        NetworkCosts costs = NetworkCosts.Of(network);
        string origin = source is null ? "" : $"From {source}: ";
        text.Append(CultureInfo.InvariantCulture, $"\n/// <summary>{Escaped(origin)}{Counted(network.Layers.Count, "layer")}, ");
        text.Append(CultureInfo.InvariantCulture, $"{Counted(costs.Parameters, "parameter")}, {Counted(costs.MultiplyAdds, "multiply-add")}.</summary>\n");
        WriteNetwork(text, declaration);
        return text.Append(CultureInfo.InvariantCulture, $"public partial class {@class};\n").ToString();
    }

    private static void WriteBlock(StringBuilder text, Block block, string[] uses)
    {
        string more = uses.Length > 3 ? FormattableString.Invariant($"{string.Join(", ", uses.Take(2))} and {uses.Length - 2} more") : string.Join(", ", uses);
        text.Append(CultureInfo.InvariantCulture, $"\n/// <summary>{more}.</summary>\n[Block]\n");
        foreach ((string line, _) in Lines.Of(block.Body, new AttributeText(block.Input).All(block.Body, [])))
        {
            text.Append(line).Append('\n');
        }

        // A type of this file: two networks of a namespace may each have blocks of the same name.
        text.Append(CultureInfo.InvariantCulture, $"file sealed class {block.Name};\n");
    }

    private static void WriteNetwork(StringBuilder text, Declaration declaration)
    {
        string head = declaration.IsFloor ? "Network(Rounding = Rounding.Floor)" : "Network";
        string inputs = string.Join(", ", declaration.Inputs.Select((input, i) => InputText(input, i)));
        text.Append(CultureInfo.InvariantCulture, $"[{head}, {inputs}]\n");
        (string Text, Node Last)[] lines = [.. Lines.Of(declaration.Body, new AttributeText(null).All(declaration.Body, declaration.Inputs))];
        foreach (string line in ShapeComments.Beside([.. lines.Select(line => (line.Text, Shape.Of([.. line.Last.Output.Dimensions])))]))
        {
            text.Append(line).Append('\n');
        }

        if (OutputText(declaration) is { Length: > 0 } outputs)
        {
            text.Append(CultureInfo.InvariantCulture, $"[{outputs}]\n");
        }
    }

    private static string InputText(Node input, int index)
    {
        string dimensions = string.Join(", ", input.Output.Dimensions.ToArray().Select(size => size.ToString(CultureInfo.InvariantCulture)));
        string otherwise = index == 0 ? "input" : FormattableString.Invariant($"input{index + 1}");
        return input.Name == otherwise ? $"Input({dimensions})" : $"Input({dimensions}{(dimensions.Length > 0 ? ", " : "")}Name = {ArgumentText.Quoted(input.Name)})";
    }

    /// <summary>Nothing for the one output that is the last layer.</summary>
    private static string OutputText(Declaration declaration)
    {
        bool isLast = declaration.Outputs is [var only] && declaration.Body is [.., var last] && only.Value == last.Result;
        return isLast ? "" : string.Join(", ", declaration.Outputs.Select(output =>
            output.Name == output.Value.Name ? $"Output({ArgumentText.Quoted(output.Name)})" : $"Output({ArgumentText.Quoted(output.Value.Name)}, Name = {ArgumentText.Quoted(output.Name)})"));
    }

    /// <summary>The names of a block's uses, in the network or in other blocks.</summary>
    private static string[] UsesOf(Block block, Declaration declaration) =>
    [
        .. declaration.Body.Where(node => node.Block == block).SelectMany(node => node.InstanceNames),
        .. declaration.Blocks.SelectMany(other => other.Body.Where(node => node.Block == block).SelectMany(node => node.InstanceNames).Select(name => $"{name} in {other.Name}")),
    ];

    private static string Counted(long count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}{(count == 1 ? "" : "s")}");

    private static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
