using System.Globalization;
using CnnDsl.Generator.Tests.Harness;
using CnnDsl.Generator.Tests.Running;
using Microsoft.CodeAnalysis;

namespace CnnDsl.Generator.Tests.Determinism;

/// <summary>The same declaration gives the same text, whatever the machine, its language, its line ends, and the order of files.</summary>
public sealed class DeterminismTests
{
    /// <summary>Fractions, thousands, negative numbers and the letter i: what cultures print in their own way.</summary>
    private const string Source = """
        namespace Users.Vision;

        [Network(Rounding = Rounding.Floor), Input(3, 32, 31)]
        [Conv2D(40, 3, Padding = 1), BatchNorm(Epsilon = 1.5e-5), LeakyReLU(-0.125), AvgPool2D(2)]
        [DepthwiseConv2D(3, Stride = 2), PReLU, HardSigmoid(Alpha = 0.3, Beta = 1234.5)]
        [Flatten, Dense(1000), ELU(-1.5), Dropout(0.25), Dense(10), Softmax]
        public partial class ImageClassifier;
        """;

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("sv-SE")]
    [InlineData("fa-IR")]
    public void A_culture_changes_neither_code_nor_messages(string name)
    {
        (string code, string messages) = In(CultureInfo.InvariantCulture);
        (string foreignCode, string foreignMessages) = In(CultureInfo.GetCultureInfo(name));
        Assert.Equal(code, foreignCode);
        Assert.Equal(messages, foreignMessages);
    }

    [Fact]
    public void The_cultures_of_these_tests_are_really_foreign()
    {
        Assert.Equal("\u0130", "i".ToUpper(CultureInfo.GetCultureInfo("tr-TR")));
        Assert.Equal("1,5", 1.5.ToString(CultureInfo.GetCultureInfo("de-DE")));
        Assert.NotEqual("-1", (-1).ToString(CultureInfo.GetCultureInfo("sv-SE")));
    }

    [Fact]
    public void Line_ends_of_the_source_do_not_matter()
    {
        Assert.DoesNotContain('\r', Source);
        Assert.Equal(Expect.NoErrors(Source).Text, Expect.NoErrors(Source.Replace("\n", "\r\n", StringComparison.Ordinal)).Text);
    }

    [Fact]
    public void The_order_of_files_does_not_matter()
    {
        string[] files =
        [
            Source,
            "[Network, Input(4), Dense(3)] public partial class Other { }",
            "partial class Other { public int X => 1; }",
            "namespace Users.Vision; partial class ImageClassifier { }",
        ];
        Assert.Equal(Texts(files), Texts([.. files.Reverse()]));
    }

    [Fact]
    public void The_order_of_diagnostics_does_not_depend_on_the_order_of_partial_declarations()
    {
        string[] files = ["[Network, Input(4), Dense(0)] public partial class Net { }", "partial class Net { public int X => 1; }"];
        Assert.Equal(Messages(files), Messages([.. files.Reverse()]));
    }

    [Fact]
    public void Two_runs_in_one_process_are_equal() => Assert.Equal(Expect.NoErrors(Source).Text, Expect.NoErrors(Source).Text);

    [Fact]
    public void Emitted_text_is_clean()
    {
        IEnumerable<string> sources = LayerCases.All.Select((layer, i) => $"namespace N{i % 3}; partial class Outer {{ [Network, {layer.Network}] public partial class Net{i}; }}");
        var emitted = GeneratorRun.NewDriver().RunGenerators(TestCompilation.Of(sources)).GetRunResult().Results.Single().GeneratedSources;
        Assert.Equal(LayerCases.All.Count, emitted.Length);
        Assert.All(emitted, source =>
        {
            string text = source.SourceText.ToString();
            Assert.DoesNotContain('\r', text);
            Assert.DoesNotContain('\t', text);
            Assert.DoesNotContain(" \n", text, StringComparison.Ordinal);
            Assert.DoesNotContain("\n\n\n", text, StringComparison.Ordinal);
            Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        });
    }

    private static (string Code, string Messages) In(CultureInfo culture)
    {
        (CultureInfo before, CultureInfo language) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
            return (Expect.NoErrors(Source).Text, Messages([
                """
                [Network(Rounding = (Rounding)(-3)), Input(2000, 9, 9)]
                [Conv2D(-6, 3), Dropout(-0.5), ReLU]
                partial class Bad;
                """,
                "[Network, Input(1, 8, 8), Conv2D(6, 3, Stride = 2)] partial class Unfit;",
                "[Network, Input(1, 80000, 80000), ReLU] partial class Large;"]));
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, language);
        }
    }

    private static string Messages(string[] sources) =>
        string.Join("\n", GeneratorRun.Of(sources).Diagnostics.Select(d => $"{d.Id} {d.GetMessage(CultureInfo.CurrentCulture)}").Order(StringComparer.Ordinal));

    private static IEnumerable<string> Texts(string[] sources) =>
        Expect.NoErrors(sources).Sources.OrderBy(source => source.HintName, StringComparer.Ordinal).Select(source => source.SourceText.ToString());
}
