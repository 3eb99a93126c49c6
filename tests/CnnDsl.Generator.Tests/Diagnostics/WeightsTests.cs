using System.Globalization;
using CnnDsl.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace CnnDsl.Generator.Tests.Diagnostics;

/// <summary>CNN2001 to CNN2004: a weights file is held against the declared network as it compiles.</summary>
public sealed class WeightsTests
{
    internal const string Fitting = "conv1.weight F32 6 x 1 x 5 x 5; conv1.bias F16 6; bn1.weight BF16 6; bn1.bias F32 6; bn1.running_mean F32 6; bn1.running_var F32 6; bn1.num_batches_tracked I64; dense1.weight F32 10 x 864; dense1.bias F32 10";

    internal const string Net = """
        [Network, Input(1, 28, 28)]
        [Conv2D(6, 5), BatchNorm, ReLU, MaxPool2D(2), Flatten, Dense(10)]
        public partial class Net;
        """;

    [Theory]
    [InlineData("Net", "")]
    [InlineData("Shop.Net", "namespace Shop;\n")]
    [InlineData("Net", "namespace Shop;\n")]
    public void A_file_that_fits_is_nothing_to_speak_of(string network, string space) => Says(space + Net, network, Fitting);

    [Theory]
    [InlineData(
        "{|CNN2002:Conv2D(6, 5)|}", "Dense(10)", "conv1.weight F32 6 x 1 x 5 x 5", "conv1.weight F32 6 x 3 x 5 x 5",
        "Conv2D 'conv1': 'conv1.weight' is 6 x 3 x 5 x 5 in net.safetensors, but the network needs 6 x 1 x 5 x 5: 3 channels, not 1")]
    [InlineData(
        "Conv2D(6, 5, {|CNN2002:InChannels = 1|})", "Dense(10)", "conv1.weight F32 6 x 1 x 5 x 5", "conv1.weight F32 6 x 3 x 5 x 5",
        "Conv2D 'conv1': 'conv1.weight' is 6 x 3 x 5 x 5 in net.safetensors, but the network needs 6 x 1 x 5 x 5: 3 channels, not 1")]
    [InlineData(
        "Conv2D({|CNN2002:6|}, 5)", "Dense(10)", "conv1.bias F16 6", "conv1.bias F16 8",
        "Conv2D 'conv1': 'conv1.bias' is 8 in net.safetensors, but the network needs 6: 8 filters, not 6")]
    [InlineData(
        "Conv2D(6, {|CNN2002:5|})", "Dense(10)", "conv1.weight F32 6 x 1 x 5 x 5", "conv1.weight F32 6 x 1 x 3 x 3",
        "Conv2D 'conv1': 'conv1.weight' is 6 x 1 x 3 x 3 in net.safetensors, but the network needs 6 x 1 x 5 x 5: 3 rows, not 5 and 3 columns, not 5")]
    [InlineData(
        "{|CNN2002:Conv2D(6, 5)|}", "Dense(10)", "conv1.weight F32 6 x 1 x 5 x 5", "conv1.weight F32 150",
        "Conv2D 'conv1': 'conv1.weight' is 150 in net.safetensors, but the network needs 6 x 1 x 5 x 5")]
    [InlineData(
        "Conv2D(6, 5)", "Dense({|CNN2002:10|})", "dense1.bias F32 10", "dense1.bias F32 1000",
        "Dense 'dense1': 'dense1.bias' is 1000 in net.safetensors, but the network needs 10: 1000 units, not 10")]
    [InlineData(
        "{|CNN2001:Conv2D(6, 5)|}", "Dense(10)", "conv1.bias F16 6;", "",
        "Conv2D 'conv1' needs 'conv1.bias' (6), which net.safetensors does not have; if the layer was trained without, state Bias = false")]
    [InlineData(
        "{|CNN2003:Conv2D(6, 5)|}", "Dense(10)", "conv1.bias F16 6", "conv1.bias F64 6",
        "Conv2D 'conv1': 'conv1.bias' is of F64 in net.safetensors; F32, F16 and BF16 can be read")]
    [InlineData(
        "Conv2D(6, 5)", "Dense(10, {|CNN2004:Bias = false|})", "", "",
        "Dense 'dense1': net.safetensors has 'dense1.bias' (10), which it has no use for")]
    public void A_tensor_that_does_not_fit_is_an_error_on_its_layer(string conv, string dense, string part, string other, string message)
    {
        Markup markup = Markup.Parse(Net.Replace("Conv2D(6, 5)", conv, StringComparison.Ordinal).Replace("Dense(10)", dense, StringComparison.Ordinal));
        string tensors = part.Length == 0 ? Fitting : Fitting.Replace(part, other, StringComparison.Ordinal);
        Expect.Errors(markup, Run(markup.Source, "Net", tensors).Diagnostics, message);
    }

    [Fact]
    public void All_of_it_is_said_at_once_and_a_wrong_prefix_is_seen_through()
    {
        Markup markup = Markup.Parse("""
            [{|CNN2004:Network|}, Input(1, 4, 4)]
            [{|CNN2001:{|CNN2001:Conv2D(6, 3)|}|}, Flatten, Dense({|CNN2002:{|CNN2002:10|}|})]
            public partial class Net;
            """);
        Expect.Errors(
            markup, Run(markup.Source, "Net", "module.conv1.weight F32 6 x 1 x 3 x 3; module.conv1.bias F32 6; a F32; b F32 1; dense1.weight F32 9 x 24; dense1.bias F32 9").Diagnostics,
            "Network 'Net': net.safetensors has 'module.conv1.weight' (6 x 1 x 3 x 3), 'module.conv1.bias' (6), 'a' (scalar) and 1 more, which no layer of it reads",
            "Conv2D 'conv1' needs 'conv1.weight' (6 x 1 x 3 x 3), which net.safetensors does not have; did you mean 'module.conv1.weight'?",
            "Conv2D 'conv1' needs 'conv1.bias' (6), which net.safetensors does not have; did you mean 'module.conv1.bias'?",
            "Dense 'dense1': 'dense1.weight' is 9 x 24 in net.safetensors, but the network needs 10 x 24: 9 units, not 10",
            "Dense 'dense1': 'dense1.bias' is 9 in net.safetensors, but the network needs 10: 9 units, not 10");
    }

    [Fact]
    public void In_a_block_the_error_is_on_its_layer_and_names_the_use()
    {
        Markup markup = Markup.Parse("""
            [Block, {|CNN2002:Conv2D(Use.Filters, 1, Bias = false)|}]
            sealed class One;
            [Network, Input(3, 4, 4)]
            [Use<One>(Filters = 4, Name = "a"), Use<One>(Filters = 8, Name = "b")]
            public partial class Net;
            """);
        Diagnostic found = Assert.Single(Run(markup.Source, "Net", "a.conv1.weight F32 4 x 3 x 1 x 1; b.conv1.weight F32 8 x 3 x 1 x 1").Diagnostics);
        Assert.Equal(markup.Places[0].Span, found.Location.SourceSpan);
        Assert.Equal(
            "In One, used at File1.cs(4,37): Conv2D 'b.conv1': 'b.conv1.weight' is 8 x 3 x 1 x 1 in net.safetensors, but the network needs 8 x 4 x 1 x 1: 3 channels, not 4",
            found.GetMessage(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Beside_mistakes_in_the_shapes_the_layers_of_known_shape_are_held_against_the_file()
    {
        Markup markup = Markup.Parse("""
            [{|CNN2004:Network|}, Input(1, 28, 28)]
            [{|CNN2002:Conv2D(6, 5)|}, MaxPool2D({|CNN1001:5|}), Conv2D(8, 3, {|CNN0009:Groups = 0|}), Flatten, Dense(10)]
            public partial class Net;
            """);
        Expect.Errors(
            markup, Run(markup.Source, "Net", "conv1.weight F32 6 x 3 x 5 x 5; conv1.bias F32 6; conv2.weight F32 1; dense1.weight F32 10 x 864; other F32").Diagnostics,
            "Network 'Net': net.safetensors has 'other' (scalar), which no layer of it reads",
            "Conv2D 'conv1': 'conv1.weight' is 6 x 3 x 5 x 5 in net.safetensors, but the network needs 6 x 1 x 5 x 5: 3 channels, not 1",
            "MaxPool2D 'maxpool1': output height (24 + 2*0 - 5)/5 + 1 = 4.8 and width (24 + 2*0 - 5)/5 + 1 = 4.8 are not whole numbers. Kernel 4 or 6, Padding 3, PaddingBottom 1 with PaddingRight 1, or Stride 1 fits; Rounding = Rounding.Floor gives 4 x 4 and ignores the last 4 rows and columns, Rounding.Ceiling gives 5 x 5.",
            "Conv2D 'conv2': Groups is 0; it must be 1 or more");
    }

    [Fact]
    public void A_layer_with_a_mistake_is_not_held_against_the_file()
    {
        Markup markup = Markup.Parse("""
            [Network, Input(2, 8, 8)]
            [Conv2D(4, 1, {|CNN1003:InChannels = 3|}), Conv2D(4, 1, {|CNN1004:Groups = 3|})]
            public partial class Net;
            """);
        Expect.Errors(
            markup, Run(markup.Source, "Net", "conv1.weight F32 4 x 3 x 1 x 1; conv2.bias F32 9").Diagnostics,
            "Conv2D 'conv1': InChannels = 3, but its input is 2 x 8 x 8 and has 2 channels; write InChannels = 2 or leave it out",
            "Conv2D 'conv2': 3 groups do not divide the 4 input channels and the 4 filters into whole numbers; Groups 1, 2 or 4 fits");
    }

    [Fact]
    public void A_network_whose_shapes_are_unknown_is_not_held_against_its_file_nor_called_missing()
    {
        Markup markup = Markup.Parse("[{|CNN0005:Network|}, Dense(10)] public partial class Net;");
        Expect.Errors(markup, Run(markup.Source, "Net", Fitting).Diagnostics, "Network 'Net' has no [Input] before its first layer; write [Input(channels, height, width)] behind [Network]");
    }

    [Fact]
    public void A_changed_file_is_checked_and_re_emits_nothing()
    {
        EditedRun run = EditedRun.OfFiles(
            [ManifestFile.Of("net.safetensors", "Net", Fitting, ("resource", "w"))],
            [ManifestFile.Of("net.safetensors", "Net", Fitting.Replace("dense1.bias F32 10", "dense1.bias F32 11", StringComparison.Ordinal), ("resource", "w"))],
            Net);
        Assert.Empty(run.Before.Diagnostics);
        Assert.Equal("CNN2002", Assert.Single(run.After.Diagnostics).Id);
        run.ReEmitsNothing();
        Assert.Equal(2, run.After.GeneratedTrees.Length);
    }

    [Fact]
    public void Only_the_network_of_a_changed_file_is_held_against_it_again()
    {
        string[] sources = [Net, Net.Replace("class Net", "class Other", StringComparison.Ordinal)];
        EditedRun run = EditedRun.OfFiles([ManifestFile.Of("a", "Net", Fitting)], [ManifestFile.Of("a", "Net", "")], sources);
        Assert.All(
            new[] { NetworkGenerator.NetworkStep, NetworkGenerator.CheckedStep, NetworkGenerator.SourceStep }.SelectMany(step => TrackedSteps.Outputs(run.After, step)),
            output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
        Assert.Equal(
            [IncrementalStepRunReason.Modified, IncrementalStepRunReason.Unchanged], TrackedSteps.Outputs(run.After, NetworkGenerator.FitStep).Select(output => output.Reason));
    }

    private static void Says(string source, string network, string tensors) => Assert.Empty(Run(source, network, tensors).Diagnostics);

    private static GeneratorRun Run(string source, string network, string tensors) => GeneratorRun.With([ManifestFile.Of("net.safetensors", network, tensors)], source);
}
