using CnnDsl.CodeFixes.Tests.Harness;

namespace CnnDsl.CodeFixes.Tests.Fixes;

/// <summary>A fix that would lead to another error is not offered.</summary>
public sealed class TrialTests
{
    [Fact]
    public Task What_does_not_fit_the_layers_behind_is_withheld() => Fixed.Offers(
        "[Network, Input(1, 28, 28), Conv2D(6, 5, Stride = 2), MaxPool2D(2)] public partial class Net;",
        "Kernel = 6 (output 6 x 12 x 12)",
        "Stride = 1 (output 6 x 24 x 24)",
        "Rounding = Rounding.Floor (output 6 x 12 x 12, ignores the last row and column)");

    [Fact]
    public Task What_the_compiler_would_refuse_is_withheld() => Fixed.Offers("[Network, Input(3, 80), MaxPool2D(2, 1), ReLU] public partial class Net;");

    [Fact]
    public Task Two_independent_mistakes_have_their_fixes_each() => Fixed.Offers(
        "[Network, Input(3, 8, 8), Conv2D(4, 3, InChannels = 1), Conv2D(4, 3, Groups = 3)] public partial class Net;",
        "InChannels = 3 (output 4 x 6 x 6)",
        "remove InChannels (output 4 x 6 x 6)",
        "Groups = 2 (output 4 x 4 x 4)",
        "Groups = 4 (output 4 x 4 x 4)",
        "Groups = 1 (output 4 x 4 x 4)");

    [Fact]
    public async Task A_block_is_not_changed_against_another_network()
    {
        string[] sources =
        [
            "[Block, Conv2D(4, 5, Stride = 2), ReLU] public class Stage;",
            "[Network, Input(1, 28, 28), Use<Stage>] public partial class Wrong;",
            "[Network, Input(1, 29, 29), Use<Stage>] public partial class Right;",
        ];
        Assert.Equal(
            ["Stride = 1 (output 4 x 24 x 24)", "Rounding = Rounding.Floor (output 4 x 12 x 12, ignores the last row and column)"],
            (await Offer.All(sources)).Select(offer => offer.Title));
        Assert.Contains("Kernel = 4 (output 4 x 13 x 13)", (await Offer.All(sources[0], sources[1])).Select(offer => offer.Title));
    }

    [Fact]
    public async Task A_block_in_another_file_is_changed_there()
    {
        Offer offer = (await Offer.All(
            "[Block, Conv2D(4, 5, Stride = 2), ReLU] public class Stage;",
            "[Network, Input(1, 28, 28), Use<Stage>] public partial class Net;"))[0];
        Assert.Equal("[Block, Conv2D(4, 4, Stride = 2), ReLU] public class Stage;", await offer.Text(file: 0));
        await Demand.Mends(offer);
    }

    [Fact]
    public async Task An_open_size_in_another_file_is_changed_at_its_use()
    {
        Offer offer = (await Offer.All(
            "[Block, Conv2D(4, Use.Kernel, Stride = 2), ReLU] public class Stage;",
            "[Network, Input(1, 28, 28), Use<Stage>(Kernel = 5)] public partial class Net;"))[0];
        Assert.Equal("[Network, Input(1, 28, 28), Use<Stage>(Kernel = 4)] public partial class Net;", await offer.Text(file: 1));
        await Demand.Mends(offer);
    }

    [Fact]
    public Task Without_an_error_nothing_is_offered() => Fixed.Offers("[Network, Input(1, 28, 28), ReLU] public partial class Net;");
}
