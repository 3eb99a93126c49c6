using CnnDsl.CodeFixes.Comments;
using CnnDsl.CodeFixes.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.Text;

namespace CnnDsl.CodeFixes.Tests.Comments;

/// <summary>"Write the shapes as comments" puts them there, brings them up to date, and leaves everything else alone.</summary>
public sealed class CommentTests
{
    private const string LeNet = """
        [Network, Input(1, 28, 28)]
        [Conv2D(6, 5, Padding = 2), ReLU, MaxPool2D(2)]
        [Conv2D(16, 5), ReLU, MaxPool2D(2)]
        [Flatten, Dense(10), Softmax]
        public partial class LeNet5;
        """;

    private const string Commented = """
        [Network, Input(1, 28, 28)]
        [Conv2D(6, 5, Padding = 2), ReLU, MaxPool2D(2)] //  6 x 14 x 14
        [Conv2D(16, 5), ReLU, MaxPool2D(2)]             // 16 x  5 x  5
        [Flatten, Dense(10), Softmax]                   // 10
        public partial class LeNet5;
        """;

    [Fact]
    public async Task Each_line_of_layers_gets_what_comes_out_of_its_last() => Assert.Equal(Commented, await Write(LeNet));

    [Fact]
    public async Task Comments_that_are_right_are_not_offered_again() => Assert.Null(await Write(Commented));

    [Fact]
    public async Task Old_shapes_are_replaced_and_words_stay() => Assert.Equal(
        Commented.Replace("// 16 x  5 x  5", "// 16 x  5 x  5, the second stage", StringComparison.Ordinal).Replace("// 10", "// 10, 3 x 3 is history", StringComparison.Ordinal),
        await Write(LeNet.Replace("[Conv2D(16, 5), ReLU, MaxPool2D(2)]", "[Conv2D(16, 5), ReLU, MaxPool2D(2)] // 16 x 10 x 10, the second stage", StringComparison.Ordinal)
            .Replace("Softmax]", "Softmax] // 3 x 3 is history", StringComparison.Ordinal)
            .Replace("[Conv2D(6, 5, Padding = 2), ReLU, MaxPool2D(2)]", "[Conv2D(6, 5, Padding = 2), ReLU, MaxPool2D(2)]   // 9 x 9 x 9", StringComparison.Ordinal)));

    [Fact]
    public async Task A_list_over_several_lines_has_a_comment_on_each() => Assert.Equal(
        "[Network, Input(1, 8, 8),\n    Conv2D(6, 3), // 6 x 6 x 6\n    MaxPool2D(2)] // 6 x 3 x 3\npublic partial class Net;",
        await Write("[Network, Input(1, 8, 8),\n    Conv2D(6, 3),\n    MaxPool2D(2)]\npublic partial class Net;"));

    [Fact]
    public async Task A_use_of_a_block_has_what_the_block_gives() => Assert.Equal(
        "[Block, Conv2D(4, 3)] class Stage;\n[Network, Input(1, 8, 8)]\n[Use<Stage>(Repeat = 2)] // 4 x 4 x 4\npublic partial class Net;",
        await Write("[Block, Conv2D(4, 3)] class Stage;\n[Network, Input(1, 8, 8)]\n[Use<Stage>(Repeat = 2)]\npublic partial class Net;"));

    [Fact]
    public async Task A_comment_that_goes_on_below_is_left_alone() => Assert.Equal(
        "[Network, Input(1, 8, 8)]\n[Conv2D(6, 3)] /* one\nand two */\n[ReLU] // 6 x 6 x 6\npublic partial class Net;",
        await Write("[Network, Input(1, 8, 8)]\n[Conv2D(6, 3)] /* one\nand two */\n[ReLU]\npublic partial class Net;"));

    [Fact]
    public async Task A_string_that_is_not_closed_gets_no_comment() => Assert.Equal(
        "[Network, Input(1, 8, 8)]\n[Conv2D(6, 3)] // 6 x 6 x 6\n[ReLU, Add(\"conv1\", \"relu1)]\n[ReLU]\npublic partial class Net;",
        await Write("[Network, Input(1, 8, 8)]\n[Conv2D(6, 3)]\n[ReLU, Add(\"conv1\", \"relu1)]\n[ReLU]\npublic partial class Net;"));

    [Fact]
    public async Task Line_ends_of_Windows_stay() => Assert.Equal(
        Commented.ReplaceLineEndings("\r\n"), await Write(LeNet.ReplaceLineEndings("\r\n")));

    [Fact]
    public async Task Behind_a_mistake_comments_stay_as_they_are() => Assert.Equal(
        "[Network, Input(1, 9, 9)]\n[ReLU] // 1 x 9 x 9\n[MaxPool2D(2)] // 1 x 4 x 4\npublic partial class Net;",
        await Write("[Network, Input(1, 9, 9)]\n[ReLU]\n[MaxPool2D(2)] // 1 x 4 x 4\npublic partial class Net;"));

    [Fact]
    public async Task It_is_offered_on_the_attributes_and_the_name_and_not_in_the_body()
    {
        const string Source = "[Network, Input(1, 8, 8), ReLU] public partial class Net { public int Answer => 42; }";
        Assert.NotNull(await Write(Source, "ReLU"));
        Assert.NotNull(await Write(Source, "Net "));
        Assert.Null(await Write(Source, "Answer"));
    }

    [Theory]
    [InlineData("class Plain { }")]
    [InlineData("[Block, ReLU] class Plain;")]
    [InlineData("interface IPlain;")]
    public async Task It_is_not_offered_where_no_network_is(string source) => Assert.Null(await Write(source));

    /// <summary>The text after the refactoring, or null when it is not offered.</summary>
    private static async Task<string?> Write(string source, string at = "]")
    {
        DocumentId id = EditorProject.Create([source], out Solution solution)[0];
        Document document = solution.GetDocument(id)!;
        List<CodeAction> actions = [];
        await new CommentRefactoring().ComputeRefactoringsAsync(
            new CodeRefactoringContext(document, new TextSpan(source.LastIndexOf(at, StringComparison.Ordinal) is var position and >= 0 ? position : 0, 0), actions.Add, CancellationToken.None));
        return actions.Count == 0
            ? null
            : (await (await actions.Single().GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(id)!.GetTextAsync()).ToString();
    }
}
