using CnnDsl.Generator.Tests.Harness;

namespace CnnDsl.Generator.Tests.Diagnostics;

/// <summary>CNN0005 to CNN0008: a network is inputs, layers and outputs, on one declaration.</summary>
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
    public void An_output_on_another_declaration_is_at_fault() => Expect.Errors(
        """
        [Network, Input(1, 28, 28)]
        [Conv2D(4, 3), ReLU]
        partial class Net;

        [{|CNN0008:Output("conv1")|}]
        partial class Net;
        """,
        "'Net' has network attributes on 2 partial declarations, and C# gives those no order; move all of them to the declaration with [Network]");

    [Fact]
    public void Two_outputs_of_one_name_are_at_fault() => Expect.Errors(
        """
        [Network, Input(1, 28, 28), Output("conv1"), Output("relu1", {|CNN0006:Name = "conv1"|})]
        [Conv2D(4, 3), ReLU]
        partial class Net;
        """,
        "Output 'conv1' has the name of an earlier output; give it a Name of its own");

    [Fact]
    public void An_output_that_no_layer_has_is_at_fault() => Expect.Errors(
        """
        [Network, Input(1, 28, 28), Output({|CNN0015:"features"|})]
        [Conv2D(4, 3), ReLU]
        partial class Net;
        """,
        "Output 'features' reads 'features', but no layer or input has this name; it can read input, conv1, relu1");

    [Fact]
    public void An_input_that_nobody_reads_is_at_fault() => Expect.Errors(
        """
        [Network, {|CNN0017:Input(1, 28, 28)|}, Input(1, 14, 14, Name = "small")]
        [ReLU]
        partial class Net;
        """,
        "Input 'input' is read by no layer and by no output, so it would be there for nothing; read it by From or in a merge, return it by [Output], or remove it");

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
