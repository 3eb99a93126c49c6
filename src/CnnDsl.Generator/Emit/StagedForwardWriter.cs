using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnDsl.Generator.Emit;

/// <summary>Prints the overloads of Forward with a parameter for each input and output, where there are several or bytes come in.</summary>
internal static class StagedForwardWriter
{
    public static void Write(CodeWriter code, CheckedNetwork network)
    {
        Node[] inputs = [.. network.Nodes.Where(node => node.IsInput)];
        bool hasSeveral = inputs.Length > 1 || network.Outputs.Count > 1;
        if (!hasSeveral && inputs[0].Facts.Format != InputFormat.Bytes)
        {
            return;
        }

        HashSet<string> taken = new(StringComparer.Ordinal) { "batch" };
        string[] reads = [.. inputs.Select(input => Identifier(input.Name, taken))];
        string[] writes = [.. network.Outputs.Select(output => Identifier(output.Name, taken))];
        code.Line();
        Document(code, network, inputs, reads, writes);
        IEnumerable<string> parameters =
        [
            .. inputs.Select((input, i) => $"global::System.ReadOnlySpan<{(input.Facts.Format == InputFormat.Bytes ? "byte" : "float")}> {reads[i]}"),
            .. writes.Select(name => $"global::System.Span<float> {name}"),
        ];
        using (code.Block($"public void Forward({string.Join(", ", parameters)})"))
        {
            WriteBody(code, reads, writes);
        }

        if (hasSeveral)
        {
            code.Line();
            code.Line("/// <summary>Runs a tensor for each input, N x its shape, and returns one for each output.</summary>");
            code.Line("/// <exception cref=\"global::System.ArgumentException\">There are not as many tensors as inputs, or a shape does not match; the message has both.</exception>");
            using (code.Block("public global::System.Numerics.Tensors.Tensor<float>[] Forward(params global::System.ReadOnlySpan<global::System.Numerics.Tensors.Tensor<float>> inputs)"))
            {
                code.Line("return _engine.Forward(inputs);");
            }
        }
    }

    private static void Document(CodeWriter code, CheckedNetwork network, Node[] inputs, string[] reads, string[] writes)
    {
        code.Line($"/// <summary>Runs the network on N images, where N is the length of {reads[0].TrimStart('@')} over its shape's. Allocates nothing in steady state.</summary>");
        for (int i = 0; i < inputs.Length; i++)
        {
            Shape shape = inputs[i].Output;
            string given = inputs[i].Facts.Format == InputFormat.Planar ? $"{shape}" : $"{Shape.Map(shape.Height, shape.Width, shape.Channels)}, pixel by pixel";
            code.Line($"/// <param name=\"{reads[i].TrimStart('@')}\">N x {given}.</param>");
        }

        for (int i = 0; i < writes.Length; i++)
        {
            code.Line($"/// <param name=\"{writes[i].TrimStart('@')}\">N x {network.Nodes[network.Outputs[i].Layer].Output}; every element is written.</param>");
        }

        code.Line("/// <exception cref=\"global::System.ArgumentException\">A length does not match; the message has both.</exception>");
    }

    private static void WriteBody(CodeWriter code, string[] reads, string[] writes)
    {
        code.Line($"using global::CnnDsl.Engine.StagedBatch batch = _engine.Stage({reads[0]}.Length);");
        for (int i = 0; i < reads.Length; i++)
        {
            code.Line($"batch.Read({Names.Number(i)}, {reads[i]});");
        }

        for (int i = 0; i < writes.Length; i++)
        {
            code.Line($"batch.Check({Names.Number(i)}, {writes[i]});");
        }

        code.Line("_engine.Run(batch);");
        for (int i = 0; i < writes.Length; i++)
        {
            code.Line($"batch.Write({Names.Number(i)}, {writes[i]});");
        }
    }

    /// <summary>A parameter for a layer's name: <c>layer1.0.relu</c> becomes <c>layer1_0_relu</c>.</summary>
    private static string Identifier(string name, HashSet<string> taken)
    {
        string identifier = new([.. name.Select(c => char.IsLetterOrDigit(c) ? c : '_')]);
        identifier = char.IsDigit(identifier[0]) ? "_" + identifier : char.ToLowerInvariant(identifier[0]) + identifier.Substring(1);
        while (!taken.Add(identifier))
        {
            identifier += "_";
        }

        return SyntaxFacts.GetKeywordKind(identifier) == SyntaxKind.None ? identifier : "@" + identifier;
    }
}
