using System.Runtime.CompilerServices;
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
    public void A_network_that_is_declared_again_is_the_same_and_about_as_short(string name)
    {
        NetworkInfo info = Catalog.All.Single(entry => entry.Name == name).Info;
        DeclaredNetwork network = Described.From(info);
        string text = DeclarationWriter.Write(network, "Again", info.Name);

        Again.AreSame(network, Described.From(NetworkCompiler.Compile(text, $"Again.{info.Name}").Info));
        Assert.InRange(CountAttributes(text), 1, CountAttributes(File.ReadAllText(Path.Combine(Samples(), $"{info.Name}.cs"))) + 2);
    }

    /// <summary>Lines with attributes.</summary>
    private static int CountAttributes(string text) => text.Split('\n').Count(line => line.StartsWith('['));

    private static string Samples([CallerFilePath] string thisFile = "") => Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..", "samples", "Zoo");
}
