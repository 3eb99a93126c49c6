using CnnDsl.CodeFixes.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace CnnDsl.CodeFixes.Tests.Fixes;

/// <summary>A network with several mistakes comes out clean, whichever fixes are taken.</summary>
public sealed class SeveralMistakesTests
{
    private const string Source = """
        [Network, Input(1, 4, 4)]
        [Conv2D(2, 3), Conv2D(4, 1, InChannels = 3)]
        [Conv2D(4, 1, Groups = 3), MaxPool2D(2, Stride = 0), Dense(3)]
        public partial class Eye;
        """;

    [Fact]
    public Task What_comes_to_light_behind_a_fix_is_in_its_title() => Fixed.Titles(
        "[Network, Input(1, 4, 4), Conv2D(2, 3, Stride = 0), Dense(3)] public partial class Net;",
        "Stride = 1 (output 2 x 2 x 2, shows 1 mistake behind it)");

    [Fact]
    public Task A_fix_behind_which_all_is_right_goes_before_those_behind_which_something_is_not() => Fixed.Titles(
        "[Network, Input(1, 9, 9), Conv2D(2, 2, Stride = 2), Flatten, Dense(3, InFeatures = 50)] public partial class Net;",
        "Kernel = 1 (output 2 x 5 x 5)",
        "PaddingBottom = 1, PaddingRight = 1 (output 2 x 5 x 5)");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_first_or_the_last_fix_of_each_leads_to_a_build_without_errors(bool last)
    {
        EditorProject.Create([Source], out Solution solution);
        Project project = solution.Projects.Single();
        int mended = 0;
        while (mended < 10 && await Offer.All(project) is { Count: > 0 } offers)
        {
            Offer offer = last ? offers[^1] : offers[0];
            project = await offer.Apply();
            mended++;
        }

        Assert.Empty((await EditorProject.Generate(project)).Reported);
        Assert.Equal(4, mended);
    }
}
