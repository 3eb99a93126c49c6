using CnnDsl.Generator.Tests.Harness;

namespace CnnDsl.Generator.Tests.Diagnostics;

/// <summary>While somebody types, the compiler has enough to say; the generator is quiet about what it cannot know.</summary>
public sealed class HalfWrittenTests
{
    [Theory]
    [InlineData("Conv2D(", "CS1026")]
    [InlineData("Conv2D(]", "CS1026")]
    [InlineData("Conv2D(6,", "CS1026")]
    [InlineData("Conv2D()", "CS1729")]
    [InlineData("Conv2D", "CS1729")]
    [InlineData("Conv2D(6, )", "CS1525")]
    [InlineData("Conv2D(6, Kernel = )", "CS1525")]
    [InlineData("Conv2D(6, Kernl = 3)", "CS0246")]
    [InlineData("Conv2D(filtres: 6, 3)", "CS1739")]
    [InlineData("Conv2D(6, 3, Filters = 6)", "CS0617")]
    [InlineData("Conv2D(6, Kernel = 3, Kernel = 5)", "CS0643")]
    [InlineData("Conv2D(FILTERS, 3)", "CS0103")]
    [InlineData("Conv2D(6, 3, 3, 3)", "CS1729")]
    [InlineData("Conv2D(\"6\", 3)", "CS1503")]
    [InlineData("Conv2D(6, Kernel = \"3\")", "CS0029")]
    [InlineData("Conv2D(6, 3, Bias = 1)", "CS0029")]
    [InlineData("Conv2D(6, 3, Name = 1)", "CS0029")]
    [InlineData("Conv2D(6, 3, Rounding = Rounding.Up)", "CS0117")]
    [InlineData("Conv2D(int.MaxValue + 1, 3)", "CS0220")]
    [InlineData("Conv2D(Size(), 3)", "CS0182")]
    [InlineData("Dense", "CS7036")]
    [InlineData("Conv2DD(6, 3)", "CS0246")]
    [InlineData("Flaten", "CS0246")]
    [InlineData("Use<", "CS1031")]
    [InlineData("Use<>", "CS7003")]
    [InlineData("Use<>(Filters = 3)", "CS7003")]
    [InlineData("Use<Missing>", "CS0246")]
    public void Behind_a_layer_that_does_not_compile_nothing_more_is_reported(string layer, params string[] ids) => OnlyTheCompilersErrors(
        $$"""
        [Network, Input(1, 28, 28)]
        [{{layer}}]
        [Dense(10, InFeatures = 3), Conv2D(4, 3, InChannels = 77)]
        partial class Net
        {
            static int Size() => 3;
        }
        """,
        ids);

    [Theory]
    [InlineData("Input(1, 28,)", "CS1525")]
    [InlineData("Input", "CS1729")]
    [InlineData("Input(", "CS1026")]
    [InlineData("Input(H)", "CS0103")]
    [InlineData("Imput(1, 28, 28)", "CS0246")]
    public void An_input_that_does_not_compile_is_no_missing_input(string input, params string[] ids) => OnlyTheCompilersErrors(
        $"""
        [Network, {input}]
        [Conv2D(6, 5), Dense(10)]
        partial class Net;
        """,
        ids);

    [Theory]
    [InlineData("Network(", "CS1026")]
    [InlineData("Network(1)", "CS1729")]
    [InlineData("Network(Rounding = )", "CS1525")]
    [InlineData("Network(Rounding = Round.Floor)", "CS0103")]
    [InlineData("Network, Network", "CS0579")]
    public void A_network_attribute_that_does_not_compile_is_the_compilers_business(string network, params string[] ids) => OnlyTheCompilersErrors(
        $"""
        [{network}]
        [Input(1, 8, 8), ReLU]
        partial class Net;
        """,
        ids);

    [Fact]
    public void A_misspelt_last_layer_is_no_empty_network() => OnlyTheCompilersErrors(
        """
        [Network, Input(1, 28, 28), RELU]
        partial class Net;
        """,
        ["CS0246"]);

    [Fact]
    public void What_stands_before_the_unknown_layer_is_still_checked()
    {
        Markup markup = Markup.Parse("""
            [Network, Input(1, 28, 28)]
            [MaxPool2D({|CNN1001:5|}), Flaten, Dense(10)]
            partial class Net;
            """);
        Expect.Errors(
            markup,
            GeneratorRun.OfHalfWritten(markup.Source).Diagnostics,
            "MaxPool2D 'maxpool1': output height (28 + 2*0 - 5)/5 + 1 = 5.6 and width (28 + 2*0 - 5)/5 + 1 = 5.6 are not whole numbers. "
            + "Kernel 4 or 7, Padding 1, PaddingBottom 2 with PaddingRight 2, or Stride 1 fits; "
            + "Rounding = Rounding.Floor gives 5 x 5 and ignores the last 3 rows and columns, Rounding.Ceiling gives 6 x 6.");
    }

    [Fact]
    public void An_unknown_attribute_before_the_network_is_not_a_layer()
    {
        Markup markup = Markup.Parse("""
            [Obsolette]
            [Network, Input(1, 28, 28)]
            [{|CNN1006:Dense(10)|}]
            partial class Net;
            """);
        Expect.Errors(
            markup,
            GeneratorRun.OfHalfWritten(markup.Source).Diagnostics,
            "Dense 'dense1' reads features, but its input is the map 1 x 28 x 28; put [Flatten] before it, which gives 784 features, or state Last = true to multiply its last axis of 28");
    }

    [Theory]
    [InlineData("partial class")]
    [InlineData("partial class {")]
    [InlineData("partial")]
    [InlineData("")]
    [InlineData("partial struct Net;")]
    [InlineData("partial interface Net;")]
    [InlineData("partial record struct Net;")]
    [InlineData("enum Net { }")]
    [InlineData("delegate void Net();")]
    public void Something_that_is_no_class_is_the_compilers_business(string declaration)
    {
        GeneratorRun run = GeneratorRun.OfHalfWritten($"[Network, Input(1, 8, 8), ReLU] {declaration}");
        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Sources);
    }

    [Theory]
    [InlineData("namespace { X }")]
    [InlineData("namespace A. { X }")]
    [InlineData("namespace A..B { X }")]
    [InlineData("namespace ; X")]
    [InlineData("partial class { X }")]
    [InlineData("namespace A { partial struct { X } }")]
    public void What_has_no_name_yet_gets_no_code(string around)
    {
        GeneratorRun run = GeneratorRun.OfHalfWritten(around.Replace("X", "[Network, Input(1, 8, 8), ReLU] partial class Net;", StringComparison.Ordinal));
        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Sources);
    }

    private static void OnlyTheCompilersErrors(string source, string[] ids)
    {
        GeneratorRun run = GeneratorRun.OfHalfWritten(source);
        Assert.Empty(run.Diagnostics);
        Assert.Superset(new HashSet<string>(ids), TestCompilation.Complaints(run.Output).Select(d => d.Id).ToHashSet());
    }
}
