using System.Globalization;
using CnnDsl.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace CnnDsl.Generator.Tests.Diagnostics;

/// <summary>CNN2005: which network a file of tensors is for, and what is written of one that is embedded.</summary>
public sealed class TensorFileTests
{
    [Theory]
    [InlineData("Nat", "net.safetensors is for the network 'Nat', which is not there; this project has Net")]
    [InlineData("Shop.Net", "net.safetensors is for the network 'Shop.Net', which is not there; this project has Net")]
    [InlineData("et", "net.safetensors is for the network 'et', which is not there; this project has Net")]
    [InlineData("", "net.safetensors is for the network '', which is not there; this project has Net")]
    public void A_file_for_nobody_is_an_error_at_the_file(string network, string message)
    {
        Diagnostic found = Assert.Single(GeneratorRun.With([ManifestFile.Of("net.safetensors", network, WeightsTests.Fitting)], WeightsTests.Net).Diagnostics);
        Assert.Equal(("CNN2005", message), (found.Id, found.GetMessage(CultureInfo.InvariantCulture)));
        Assert.Equal("/models/net.safetensors", found.Location.GetLineSpan().Path);
    }

    [Fact]
    public void A_name_of_two_networks_is_to_be_stated_in_full()
    {
        GeneratorRun run = GeneratorRun.With([ManifestFile.Of("net.safetensors", "Net", WeightsTests.Fitting)], $"namespace A;\n{WeightsTests.Net}", $"namespace B;\n{WeightsTests.Net}");
        Assert.Equal(
            "net.safetensors is for the network 'Net', and there are 2: A.Net, B.Net; state one in full", Assert.Single(run.Diagnostics).GetMessage(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Embedded_weights_give_LoadEmbedded_in_a_file_of_its_own()
    {
        string source = $"namespace Shop;\npartial struct Outer\n{{\n{WeightsTests.Net}\n}}";
        GeneratorRun run = GeneratorRun.With([ManifestFile.Of("net.safetensors", "Outer.Net", WeightsTests.Fitting, ("resource", "CnnDsl.\"weights\""))], source);
        Assert.Empty(run.Diagnostics);
        Assert.Equal(Expect.NoErrors(source).Text, run.Sources.Single(file => file.HintName == "Shop.Outer.Net.g.cs").SourceText.ToString());
        string text = run.Sources.Single(file => file.HintName == "Shop.Outer.Net-LoadEmbedded.g.cs").SourceText.ToString();
        Assert.Contains("public static Net LoadEmbedded(", text, StringComparison.Ordinal);
        Assert.Contains("\"CnnDsl.\\\"weights\\\"\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_files_cannot_be_embedded_for_one_network()
    {
        GeneratorRun run = GeneratorRun.With(
            [ManifestFile.Of("a.safetensors", "Net", WeightsTests.Fitting, ("resource", "a")), ManifestFile.Of("b.safetensors", "Net", WeightsTests.Fitting, ("resource", "b"))], WeightsTests.Net);
        Assert.Equal(
            "b.safetensors is for the network 'Net', which has a.safetensors already; one of them can be embedded for it",
            Assert.Single(run.Diagnostics).GetMessage(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_manifest_that_is_none_is_for_nobody_and_nothing_breaks()
    {
        GeneratorRun run = GeneratorRun.With([new ManifestFile("/obj/x.cnndsl-tensors", "\t\t\t\ntensor\tF32\t9999999999 -1 x\tname\ntensor\t\t\t\n\0\u2028network\n")], WeightsTests.Net);
        Assert.Equal("CNN2005", Assert.Single(run.Diagnostics).Id);
    }
}
