using CnnDsl.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace CnnDsl.Generator.Tests.Incrementality;

/// <summary>Edits of other files: those in a method cost nothing, and of the others none that a network depends on goes unseen.</summary>
public sealed class ElsewhereTests
{
    private const string Net = """
        [Network, Input(1, 8, 8)]
        [Conv2D(Sizes.C, 3), ReLU]
        public partial class Net;
        """;

    private const string Service = """
        static class Sizes { public const int C = 6; }
        [System.Serializable]
        public partial class Service
        {
            private int _field = 10;
            public int Count { get; } = 20;
            public int Twice => 30;
            [System.Obsolete] public int Method() { int local = 40; return local; }
        }
        """;

    /// <summary>A block in a file of its own with a method, whose mistake (5 is no whole number of windows of 2) stands behind it.</summary>
    private const string Block = """
        public class Helper { public int Method() => 1; }
        [Block, MaxPool2D(2)]
        public class Halve;
        """;

    private const string Halved = """
        [Network, Input(1, 5, 5)]
        [Use<Halve>]
        public partial class Net;
        """;

    [Theory]
    [InlineData("10", "11")]
    [InlineData("30", "31 + 1")]
    [InlineData("40", "41")]
    [InlineData("int local = 40; return local;", "// Nothing yet.\n int local = Other(; return")]
    [InlineData("int local = 40; return local;", "return 1; int Local(int x) => x;")]
    public void An_edit_in_a_method_reads_no_network_again(string before, string after)
    {
        EditedRun run = EditedRun.Of(Service, Service.Replace(before, after, StringComparison.Ordinal), Net);
        Assert.True(run.ReadsNothing);
        run.ReEmitsNothing();
    }

    [Theory]
    [InlineData("C = 6", "C = 7")]
    [InlineData("C = 6", "C = 3 + 4")]
    [InlineData("const int C = 6", "const int D = 7, C = D")]
    [InlineData("class Sizes { public const int C = 6; }", "class Sizes { public const int C = (int)Wide.Seven; } enum Wide { Six = 6, Seven }")]
    [InlineData("static class Sizes { public const int C = 6; }", "static class Others { public const int C = 7; }", "global using Sizes = Others;")]
    public void A_changed_constant_reaches_the_network(string before, string after, string usings = "")
    {
        EditedRun run = EditedRun.Of(Service, $"{usings}{Service.Replace(before, after, StringComparison.Ordinal)}", Net);
        Assert.Equal(["Net.g.cs"], run.Reworked);
        Assert.Contains("7 x 6 x 6", run.After.GeneratedTrees.Single().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_constant_of_another_project_reaches_the_network() =>
        EditedRun.OfReference(
            "public static class Sizes { public const int C = 6; }", "public static class Sizes { public const int C = 7; }", Net).ReEmitsOnly("Net.g.cs");

    [Fact]
    public void A_changed_global_alias_reaches_the_network() =>
        EditedRun.Of(
            "global using Sizes = A; static class A { public const int C = 6; } static class B { public const int C = 7; }",
            "global using Sizes = B; static class A { public const int C = 6; } static class B { public const int C = 7; }",
            Net).ReEmitsOnly("Net.g.cs");

    [Theory]
    [InlineData("global using Alias = CnnDsl.NetworkAttribute;", "[Alias, Input(4), Dense(2)] public partial class Net;")]
    [InlineData("global using Alias = CnnDsl;", "[Alias::Network, Input(4), Dense(2)] public partial class Net;")]
    [InlineData("", "using Alias = CnnDsl.NetworkAttribute; namespace Inner { [Alias, Input(4), Dense(2)] public partial class Net; }")]
    [InlineData("", "[global::CnnDsl.NetworkAttribute, Input(4), Dense(2)] public partial class Net;")]
    [InlineData("", "class Outer<T> { } partial class Outer { [Network, Input(4), Dense(2)] private partial record Net; }")]
    public void A_network_is_found_by_every_name_of_its_attribute(string usings, string network) => Expect.NoErrors(usings, network);

    [Fact]
    public void An_attribute_of_the_name_from_elsewhere_makes_no_network() =>
        Assert.Empty(GeneratorRun.Of("namespace Users { class NetworkAttribute : System.Attribute; [Network] public partial class Net; }").Sources);

    [Fact]
    public void An_attribute_that_hides_ours_takes_the_network_away()
    {
        EditedRun run = EditedRun.Of("class Unrelated;", "namespace Users { class NetworkAttribute : System.Attribute; }", "namespace Users { [Network, Input(4), Dense(2)] public partial class Net; }");
        Assert.Empty(run.After.GeneratedTrees);
    }

    /// <summary>The message's place must be one of the compilation at hand, else the compiler throws.</summary>
    [Theory]
    [InlineData("=> 1", "=> 1 + 1")]
    [InlineData("=> 1", "\n\n => 1")]
    public void A_message_in_a_block_moves_with_an_edit_of_a_method_in_its_file(string before, string after) =>
        HasItsMessage(EditedRun.Of(Block, Block.Replace(before, after, StringComparison.Ordinal), Halved), "CNN1001");

    [Fact]
    public void A_message_on_another_part_of_a_network_moves_with_an_edit_of_a_method_there()
    {
        const string part = "[Budget(Parameters = 1)] public partial class Net { int Method() => 1; }";
        HasItsMessage(EditedRun.Of(part, part.Replace("[", "/* Tight. */ [", StringComparison.Ordinal).Replace("=> 1", "=> 2", StringComparison.Ordinal), "[Network, Input(4), Dense(2)] public partial class Net;"), "CNN1101");
    }

    private static void HasItsMessage(EditedRun run, string id)
    {
        Diagnostic message = Assert.Single(run.After.Diagnostics);
        Assert.Equal(id, message.Id);
        Assert.Contains(message.Location.SourceTree, run.Compilation.SyntaxTrees);
    }
}
