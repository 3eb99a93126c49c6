using CnnDsl.Generator.Tests.Harness;

namespace CnnDsl.Generator.Tests.Diagnostics;

/// <summary>CNN0005 to CNN0008: a network is one input and some layers, on one declaration.</summary>
public sealed class DeclarationTests
{
    private const string NoInput = "Network 'Net' has no [Input] before its first layer; write [Input(channels, height, width)] behind [Network]";
    private const string NoLayers = "Network 'Net' has no layers; write at least one layer attribute behind [Input]";

    [Fact]
    public void A_network_without_an_input_is_at_fault() => Expect.Errors(
        """
        [{|CNN0005:Network|}]
        [Conv2D(6, 5), ReLU]
        partial class Net;
        """,
        NoInput);

    [Fact]
    public void An_input_behind_the_first_layer_comes_too_late() => Expect.Errors(
        """
        [{|CNN0005:Network|}, ReLU, Input(1, 4, 4), ReLU]
        partial class Net;
        """,
        NoInput);

    [Fact]
    public void A_second_input_is_at_fault() => Expect.Errors(
        """
        [Network, Input(1, 28, 28), {|CNN0006:Input(1, 14, 14, Name = "small")|}]
        [ReLU]
        partial class Net;
        """,
        "Network 'Net' has 2 inputs; this version takes one");

    [Fact]
    public void A_network_without_layers_is_at_fault() => Expect.Errors(
        """
        [{|CNN0007:Network(Rounding = Rounding.Floor)|}, Input(1, 28, 28)]
        partial class Net;
        """,
        NoLayers);

    [Fact]
    public void An_empty_network_lacks_both() => Expect.Errors(
        """
        [{|CNN0005:{|CNN0007:Network|}|}]
        partial class Net;
        """,
        NoInput, NoLayers);

    [Fact]
    public void Layers_on_two_declarations_have_no_order() => Expect.Errors(
        """
        [Network, Input(1, 28, 28)]
        [Conv2D(6, 5)]
        partial class Net;

        [{|CNN0008:ReLU|}, MaxPool2D(2)]
        partial class Net;
        """,
        "'Net' has network attributes on 2 partial declarations, and C# gives those no order; move all of them to the declaration with [Network]");

    [Fact]
    public void Layers_away_from_the_network_attribute_have_no_order_either() => Expect.Errors(
        """
        [{|CNN0008:Input(1, 28, 28)|}, ReLU]
        partial class Net;

        [Network]
        partial class Net;

        [ReLU6]
        partial class Net;
        """,
        "'Net' has network attributes on 3 partial declarations, and C# gives those no order; move all of them to the declaration with [Network]");

    [Fact]
    public void Layers_without_a_network_are_none_of_our_business()
    {
        GeneratorRun run = GeneratorRun.Of("[Conv2D(6, 5), ReLU] class Notes;");
        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Sources);
    }
}
