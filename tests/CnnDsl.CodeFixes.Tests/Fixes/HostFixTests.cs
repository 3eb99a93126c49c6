using CnnDsl.CodeFixes.Tests.Harness;

namespace CnnDsl.CodeFixes.Tests.Fixes;

/// <summary>Fixes of the class itself.</summary>
public sealed class HostFixTests
{
    private const string Network = "[Network, Input(1, 28, 28), ReLU]";

    [Theory]
    [InlineData("public class Net;", "public partial class Net;")]
    [InlineData("class Net { }", "partial class Net { }")]
    [InlineData("public sealed record Net;", "public sealed partial record Net;")]
    [InlineData("public record class Net;", "public partial record class Net;")]
    public Task A_class_becomes_partial(string before, string after) => Fixed.Gives($"{Network} {before}", "make it partial", $"{Network} {after}");

    [Fact]
    public Task The_types_round_it_become_partial_with_it() => Fixed.Gives(
        $$"""static class Outer { partial class Middle { struct Inner { {{Network}} class Net; } } }""",
        "make it partial",
        $$"""static partial class Outer { partial class Middle { partial struct Inner { {{Network}} partial class Net; } } }""");

    [Theory]
    [InlineData("static", "public static partial class Net;", "public partial class Net;")]
    [InlineData("abstract", "abstract partial class Net;", "partial class Net;")]
    [InlineData("file", "file partial class Net;", "partial class Net;")]
    public Task A_modifier_that_no_network_may_have_goes(string modifier, string before, string after) =>
        Fixed.Gives($"{Network}\n{before}", $"remove '{modifier}'", $"{Network}\n{after}");

    [Fact]
    public async Task Each_of_two_mistakes_has_a_fix()
    {
        IReadOnlyList<Offer> offers = await Offer.All($"{Network} public static class Net;");
        Assert.Equal(["make it partial", "remove 'static'"], offers.Select(offer => offer.Title).Order());
        foreach (Offer offer in offers)
        {
            await Demand.Mends(offer);
        }
    }
}
