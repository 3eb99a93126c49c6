using CnnDsl;

namespace Zoo.Tests.Description;

/// <summary>Networks as diagrams.</summary>
public sealed class DiagramTests
{
    /// <summary>What GitHub draws: Mermaid's limits of arrows and characters, which a diagram cannot raise.</summary>
    private const int MostArrows = 500;

    private const int MostCharacters = 50_000;

    public static TheoryData<string> Networks => [.. All.Keys];

    private static Dictionary<string, NetworkInfo> All { get; } = ((NetworkInfo[])
    [
        ResNet18.Info, ResNet50.Info, MobileNetV2.Info, SqueezeNet.Info, EfficientNetB0.Info, DenseNet121.Info, Stereo.Info, Sequence.Info, Offset.Info, Excited.Info,
    ]).ToDictionary(info => info.Name);

    [Fact]
    public void A_network_of_several_inputs_and_outputs() => Assert.Equal("""
        flowchart TD
          in0(["left: Bytes<br/>3 x 8 x 8"])
          in1(["right<br/>3 x 8 x 8"])
          n2["sub1: Sub<br/>3 x 8 x 8"]
          n3["conv1: Conv2D 3 x 3<br/>ReLU<br/>8 x 8 x 8"]
          n4["globalavgpool1: GlobalAvgPool2D<br/>8 x 1 x 1"]
          n5["flatten1: Flatten<br/>8"]
          n6["scores: Dense<br/>10"]
          in0 --> n2
          in1 --> n2
          n2 --> n3
          n3 --> n4
          n4 --> n5
          n5 --> n6
          n6 --> out0(["scores<br/>10"])
          n3 --> out1(["features<br/>8 x 8 x 8"])

        """.ReplaceLineEndings("\n"), Stereo.Info.ToMermaid()[Stereo.Info.ToMermaid().IndexOf("flowchart TD", StringComparison.Ordinal)..]);

    [Fact]
    public void Sequences_have_one_side_and_scalars_are_called_so()
    {
        string diagram = Sequence.Info.ToMermaid();
        Assert.Contains("[\"conv1: Conv1D 4 / 2<br/>Tanh<br/>4 x 8\"]", diagram, StringComparison.Ordinal);
        Assert.Contains("[\"maxpool1: MaxPool1D 2 / 2<br/>4 x 4\"]", diagram, StringComparison.Ordinal);
        Assert.Contains("([\"reshape1<br/>scalar\"])", diagram, StringComparison.Ordinal);
    }

    [Fact]
    public void Blocks_are_framed_and_normalizations_and_activations_are_in_the_box_of_the_layer_before()
    {
        Diagram diagram = new(ResNet18.Info.ToMermaid());
        Assert.Equal(["layer1.0", "layer1.1", "layer2.0", "layer2.1", "layer3.0", "layer3.1", "layer4.0", "layer4.1"], diagram.Frames);
        Assert.Contains(diagram.Boxes.Values, lines => lines is ["conv1: Conv2D 7 x 7 / 2", "BatchNorm, ReLU", "64 x 112 x 112"]);
        Assert.Equal(3, diagram.Boxes.Values.Count(lines => lines is ["downsample.0: Conv2D 1 x 1 / 2", "BatchNorm", _]));
    }

    [Fact]
    public void A_block_within_a_block_is_a_frame_within_a_frame()
    {
        Diagram diagram = new(Excited.Info.ToMermaid());
        Assert.Equal(["stage.0", "stage.0.excite", "stage.1", "stage.1.excite"], diagram.Frames);
        Assert.Contains(diagram.Boxes.Values, lines => lines is ["conv: Conv2D 3 x 3", "SiLU", "8 x 6 x 6"]);
        Assert.Contains(diagram.Boxes.Values, lines => lines is ["fc2: Conv2D 1 x 1", "Sigmoid", "8 x 1 x 1"]);
    }

    [Fact]
    public void What_two_layers_read_is_a_box_of_its_own()
    {
        // The map that squeeze and excite scales: its SiLU is in the convolution's box, from which one arrow leads to the pool and one to the product.
        Diagram diagram = new(EfficientNetB0.Info.ToMermaid());
        string scaled = diagram.Boxes.First(box => box.Value[0].StartsWith("block.1.0: DepthwiseConv2D", StringComparison.Ordinal)).Key;
        string[] readers = [.. diagram.Arrows.Where(arrow => arrow.From == scaled).Select(arrow => diagram.Boxes[arrow.To][0])];
        Assert.Equal(2, readers.Length);
        Assert.Contains(readers, reader => reader.EndsWith(": GlobalAvgPool2D", StringComparison.Ordinal));
        Assert.Contains(readers, reader => reader.EndsWith(": Mul", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Every_layer_is_drawn_once_and_every_box_is_on_an_arrow(string network)
    {
        NetworkInfo info = All[network];
        Diagram diagram = new(info.ToMermaid());
        Assert.Equal(info.Layers.Count, diagram.Boxes.Values.Sum(lines => lines.Length == 2 ? 1 : 1 + lines[1].Split(", ").Length));
        HashSet<string> ends = [.. diagram.Arrows.SelectMany(arrow => (string[])[arrow.From, arrow.To])];
        Assert.All(diagram.Boxes.Keys, box => Assert.Contains(box, ends));
        Assert.InRange(diagram.Arrows.Count, 1, MostArrows);
        Assert.InRange(diagram.Text.Length, 1, MostCharacters);
    }
}
