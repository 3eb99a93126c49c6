using CnnDsl.Generator.Layers;
using CnnDsl.Generator.Model;
using CnnDsl.Harness;
using CnnDsl.Properties.Tests.Checks;
using CnnDsl.Properties.Tests.Drawing;
using GeneratorRounding = CnnDsl.Generator.Model.Rounding;

namespace CnnDsl.Properties.Tests;

/// <summary>Networks at the edge of what ONNX, or ONNX Runtime, takes: exported, they still give what they are defined to.</summary>
public sealed class ExportTests
{
    [Theory]
    [InlineData("Input(5), ReduceSum(KeepDims = false), PReLU")]
    [InlineData("Input(5), ReduceSum(KeepDims = false), PReLU(Shared = true)")]
    [InlineData("Input(3, 4), ReduceMax(KeepDims = false), ReduceMean(KeepDims = false), ReduceSum")]
    [InlineData("Input(3, 4), ReduceMax(KeepDims = false), ReduceMin, ReduceMax(KeepDims = false)")]
    public void Layers_on_a_scalar_leave_the_batch_alone(string network) => AssertSame(network);

    [Fact]
    public void Every_layer_that_takes_a_scalar_takes_one_in_ONNX_Runtime()
    {
        DrawnLayer sum = new("ReduceSum", [new DrawnArgument("KeepDims", false, IsNamed: true)], null, null, null);
        DrawnNetwork[] networks =
        [
            .. from kind in LayerDraw.Kinds.Keys
               where !LayerDraw.IsMerge(kind)
               from seed in Enumerable.Range(1, 4)
               let arguments = LayerDraw.Arguments(new Dice(Dice.Of(seed)), kind, Shape.Of())
               let layer = new DrawnLayer(kind, arguments, null, null, kind == "Split" ? "parts" : null)
               let facts = LayerInference.Infer(kind, "layer", LayerDraw.ToNumbers(arguments), [Shape.Of()], GeneratorRounding.Floor, out _)
               where facts is not null && !LayerCatalog.Find(kind)!.IsSource
               select new DrawnNetwork(IsFloor: true, [new DrawnInput([5], null)], [sum, layer], []),
        ];
        Assert.InRange(networks.Length, 100, 1000);
        Assert.All(networks.Zip(LegalCheck.All(networks)), pair => Assert.True(pair.Second.Problem is null, $"{pair.First}\n{pair.Second.Problem}"));
    }

    [Theory]
    [InlineData("Input(3, 7, 8), MaxPool2D(2, Stride = 1, Dilation = 3, Padding = 2)")]
    [InlineData("Input(3, 7, 8), MaxPool2D(3, 2, Stride = 2, DilationWidth = 5, PaddingLeft = 4, PaddingRight = 3, Rounding = Rounding.Floor)")]
    [InlineData("Input(3, 9), MaxPool1D(2, Stride = 3, Dilation = 4, PaddingLeft = 1, PaddingRight = 3, Rounding = Rounding.Ceiling)")]
    [InlineData("Input(3, 9), MaxPool1D(1, Stride = 3, Rounding = Rounding.Ceiling)")]
    [InlineData("Input(3, 7, 8), AvgPool2D(2, Stride = 1, Dilation = 3, Padding = 3)")]
    [InlineData("Input(3, 7, 8), AvgPool2D(2, Stride = 1, Dilation = 3, Padding = 3, CountIncludePad = false)")]
    [InlineData("Input(3, 9), AvgPool1D(2, Stride = 3, Dilation = 4, PaddingLeft = 1, PaddingRight = 3, Rounding = Rounding.Ceiling)")]
    public void Padding_may_be_as_large_as_a_dilated_kernel(string network) => AssertSame(network);

    [Theory]
    [InlineData("Input(3, 4, 5), Upsample(1.5, Mode = UpsampleMode.Bilinear, ExcludeOutside = true)")]
    [InlineData("Input(3, 4, 5), Upsample(1.5, NearestRounding = NearestRounding.Ceiling, ExcludeOutside = true)")]
    [InlineData("Input(3, 4, 5), Upsample(1.5, Mode = UpsampleMode.Bicubic, ExcludeOutside = true)")]
    public void Pixels_outside_are_left_out_in_every_mode(string network) => AssertSame(network);

    [Theory]
    [InlineData("Input(1, 41, 49), Upsample(Height = 1, Width = 1)")]
    [InlineData("Input(1, 47, 5), Upsample(Height = 3, Width = 7, Mode = UpsampleMode.Bilinear)")]
    public void A_stated_size_is_the_size_however_its_ratio_rounds(string network) => AssertSame(network);

    private static void AssertSame(string network)
    {
        Verdict verdict = LegalCheck.All([new NetworkSource("Exported.Model", $"using CnnDsl;\nnamespace Exported;\n[Network, {network}]\npublic partial class Model;\n")])[0];
        Assert.True(verdict.Problem is null, verdict.Problem);
        Assert.True(verdict.WasCompared);
    }
}
