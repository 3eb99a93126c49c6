using CnnDsl.Onnx.Compiling;
using CnnDsl.Onnx.Writing;
using Zoo;

namespace CnnDsl.Onnx.Tests.Writing;

/// <summary>The zoo's networks, taken apart into layers and declared again.</summary>
public sealed class ZooTests
{
    public static TheoryData<string> Names => [.. Catalog.All.Select(entry => entry.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_network_that_is_declared_again_is_the_same(string name)
    {
        NetworkInfo info = Catalog.All.Single(entry => entry.Name == name).Info;
        string text = DeclarationWriter.Write(Described.From(info), "Again", info.Name);
        if (Environment.GetEnvironmentVariable("SHOW") is { } folder)
        {
            File.WriteAllText(Path.Combine(folder, $"{info.Name}.cs"), text);
        }

        NetworkInfo again = NetworkCompiler.Compile(text, $"Again.{info.Name}").Info;

        Assert.Equal(Sorted(info), Sorted(again));
        Assert.Equal(info.Outputs, again.Outputs);
    }

    /// <summary>All that is known of the layers, in an order that does not depend on the source's. A sum's and a product's inputs have none.</summary>
    private static IEnumerable<string> Sorted(NetworkInfo info) => info.Layers.Select(layer =>
        {
            IEnumerable<string> inputs = layer.Kind is "Add" or "Mul" ? layer.Inputs.Order(StringComparer.Ordinal) : layer.Inputs;
            return $"{layer.Kind} {layer.Name} of {string.Join(", ", inputs)}: {string.Join(", ", layer.Arguments)} {layer.OutputShape} {layer.MultiplyAdds}";
        })
        .Order(StringComparer.Ordinal);
}
