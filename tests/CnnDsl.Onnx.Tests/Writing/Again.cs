using CnnDsl.Onnx.Compiling;
using CnnDsl.Onnx.Writing;

namespace CnnDsl.Onnx.Tests.Writing;

/// <summary>A network that is declared, taken apart into layers, and declared again.</summary>
internal static class Again
{
    /// <summary>The layers of a declaration: the lines of attributes behind [Network, ...].</summary>
    public static DeclaredNetwork TakenApart(string network, string blocks = "") =>
        Described.From(NetworkCompiler.Compile($"using CnnDsl;\nnamespace First;\n{blocks}\n{network}\npublic partial class Net;", "First.Net").Info);

    /// <summary>What is written of a network, without the lines round its attributes; it has been compiled, and is the same network.</summary>
    public static string Written(DeclaredNetwork network)
    {
        string text = DeclarationWriter.Write(network, "Second", "Net");
        AreSame(network, Described.From(NetworkCompiler.Compile(text, "Second.Net").Info));
        return Attributes(text);
    }

    /// <summary>The same with free names.</summary>
    public static string Tidy(DeclaredNetwork network)
    {
        (string text, DeclaredNetwork renamed) = DeclarationWriter.WriteTidily(network, "Second", "Net");
        AreSame(renamed, Described.From(NetworkCompiler.Compile(text, "Second.Net").Info));
        Assert.Equal(network.Layers.Select(layer => layer.Kind).Order(StringComparer.Ordinal), renamed.Layers.Select(layer => layer.Kind).Order(StringComparer.Ordinal));
        return Attributes(text);
    }

    public static void AreSame(DeclaredNetwork expected, DeclaredNetwork actual)
    {
        Assert.Equal(Sorted(expected), Sorted(actual));
        Assert.Equal(expected.Inputs.Select(input => $"{input.Name}: {input.Shape}"), actual.Inputs.Select(input => $"{input.Name}: {input.Shape}"));
        Assert.Equal(expected.Outputs.Select(output => output.Layer), actual.Outputs.Select(output => output.Layer));
    }

    /// <summary>All that is known of the layers, in an order that does not depend on the source's. A sum's and a product's inputs have none.</summary>
    private static IEnumerable<string> Sorted(DeclaredNetwork network) => network.Layers.Select(layer =>
        {
            IEnumerable<string> inputs = layer.Kind is "Add" or "Mul" ? layer.Inputs.Order(StringComparer.Ordinal) : layer.Inputs;
            IEnumerable<string> arguments = CanonicalArguments.Of(layer.Kind, [.. layer.Arguments.Where(argument => argument.Value is not EnumMember { Member: "Floor" })])
                .Select(argument => $"{argument.Name} = {ArgumentText.Of(argument.Value)}");
            return $"{layer.Kind} {layer.Name} of {string.Join(", ", inputs)}: {string.Join(", ", arguments)} {layer.Output}";
        })
        .Order(StringComparer.Ordinal);

    private static string Attributes(string text) => string.Join('\n', text.Split('\n').Where(line => line.StartsWith('[') || line.StartsWith("file sealed class", StringComparison.Ordinal)));
}
