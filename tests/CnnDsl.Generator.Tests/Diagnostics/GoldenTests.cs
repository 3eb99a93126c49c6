using System.Globalization;
using CnnDsl.Generator.Tests.Harness;

namespace CnnDsl.Generator.Tests.Diagnostics;

/// <summary>CNN2006: recorded inputs and outputs are held against the declared network as it compiles.</summary>
public sealed class GoldenTests
{
    private const string Net = """
        [{N|Network}, {I|Input(1, 4, 4, Name = "image")}, Input(3, Name = "more")]
        [Conv2D(2, 3, From = "image"), Flatten, {O|Dense(3)}, Add("more")]
        [Output("dense1"), Output("add1", Name = "sum")]
        public partial class Net;
        """;

    private const string Fitting = "input.image F32 2 x 1 x 4 x 4; input.more F16 2 x 3; output.dense1 F32 2 x 3; output.sum F32 2 x 3";

    [Theory]
    [InlineData(Fitting)]
    [InlineData("input.image F32 1 x 4 x 4; input.more F32 1 x 3; output.dense1 F32 3; output.sum F32 3")]
    public void A_file_that_fits_gives_SelfTest(string tensors)
    {
        GeneratorRun run = Run(Mark(), tensors);
        Assert.Empty(run.Diagnostics);
        string text = run.Sources.Single(file => file.HintName == "Net-SelfTest.g.cs").SourceText.ToString();
        Assert.Contains("public global::CnnDsl.SelfTestResult SelfTest()", text, StringComparison.Ordinal);
        Assert.Contains("golden, 0.001)", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("I", "input.image F32 2 x 1 x 4 x 4;", "", "Input 'image': net.golden.safetensors lacks 'input.image' (2 x 1 x 4 x 4)")]
    [InlineData("I", "input.image F32 2 x 1 x 4 x 4", "input.image U8 2 x 1 x 4 x 4", "Input 'image': net.golden.safetensors has 'input.image' in U8; F32, F16 and BF16 can be read")]
    [InlineData("O", "output.dense1 F32 2 x 3", "output.dense1 F32 3 x 3", "Dense 'dense1': net.golden.safetensors has 'output.dense1' as 3 x 3, but the network has 2 x 3")]
    [InlineData("O", "output.dense1 F32 2 x 3", "output.dense1 F32 0 x 3", "Dense 'dense1': net.golden.safetensors has 'output.dense1' as 0 x 3, but the network has 2 x 3")]
    [InlineData("N", "output.sum F32 2 x 3", "output.sum F32 2 x 3; output.add1 F32 2 x 3", "Network 'Net': net.golden.safetensors has 'output.add1' (2 x 3), which is neither an input nor an output of it")]
    public void What_does_not_fit_is_an_error_on_the_input_or_the_layer(string place, string part, string other, string message)
    {
        Markup markup = Mark(place);
        Expect.Errors(markup, Run(markup, Fitting.Replace(part, other, StringComparison.Ordinal)).Diagnostics, message);
    }

    [Fact]
    public void Beside_mistakes_in_the_shapes_nothing_is_said_of_the_file()
    {
        Markup markup = Markup.Parse("[Network, Input(1, 4, 4)] [MaxPool2D({|CNN1001:3|}), Flatten, Dense(2)] public partial class Net;");
        Assert.Equal("CNN1001", Assert.Single(Run(markup, "other F32").Diagnostics).Id);
    }

    private static Markup Mark(string place = "")
    {
        string text = Net;
        foreach (string name in (string[])["N", "I", "O"])
        {
            int start = text.IndexOf($"{{{name}|", StringComparison.Ordinal);
            int end = text.IndexOf('}', start);
            string inside = text[(start + 3)..end];
            text = text[..start] + (name == place ? $"{{|CNN2006:{inside}|}}" : inside) + text[(end + 1)..];
        }

        return Markup.Parse(text);
    }

    private static GeneratorRun Run(Markup markup, string tensors) => GeneratorRun.With(
        [ManifestFile.Of("net.golden.safetensors", "Net", tensors, ("kind", "golden"), ("resource", "golden"), ("tolerance", 1e-3.ToString(CultureInfo.InvariantCulture)))], markup.Source);
}
