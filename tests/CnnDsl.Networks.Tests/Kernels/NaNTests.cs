using CnnDsl.Networks.Tests.Cases;
using CnnDsl.Networks.Tests.Harness;

namespace CnnDsl.Networks.Tests.Kernels;

/// <summary>One pixel that is NaN, as a broken camera or a division by 0 before the network gives it.</summary>
public sealed class NaNTests
{
    public static TheoryData<NetworkCase> Cases => CaseTable.Once;

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_NaN_comes_out_wherever_it_should(NetworkCase networkCase)
    {
        Trial trial = Trial.Of(networkCase);
        float[] image = trial.Image(0).ToArray();
        image[image.Length / 2] = float.NaN;
        bool[] expected = Array.ConvertAll(trial.Reference.Forward(image), double.IsNaN);
        bool isContained = !trial.Network.Info.Layers.Any(MaySpread);

        Assert.All(VectorWidths.Supported, width =>
        {
            float[] output = new float[expected.Length];
            trial.Network.Forward(width, trial.Weights, image, output);
            bool[] actual = Array.ConvertAll(output, float.IsNaN);

            // Where it may spread, only that none is lost counts.
            Assert.Equal(expected, isContained ? actual : [.. actual.Zip(expected, (found, should) => found && should)]);
        });
    }

    /// <summary>
    /// Whether a kernel may give a NaN to outputs whose windows have none: Winograd's transforms mix a whole tile, and filters
    /// of several groups that share a vector multiply what the other group reads by 0.
    /// </summary>
    private static bool MaySpread(LayerInfo layer)
    {
        if (layer.Kind is "Conv1D" or "ConvTranspose2D")
        {
            return layer["Groups"] > 1 && (layer.Weights[0].Shape[0], layer.Weights[0].Shape[1]) != ((int)layer["Groups"], 1);
        }

        if (layer.Kind is not ("Conv2D" or "DepthwiseConv2D"))
        {
            return false;
        }

        bool isDepthwise = layer.Kind == "DepthwiseConv2D" && layer["Multiplier"] == 1;
        bool is3x3 = (layer["KernelHeight"], layer["KernelWidth"], layer["StrideHeight"], layer["StrideWidth"]) == (3, 3, 1, 1);
        return layer["Groups"] > 1 ? !isDepthwise : is3x3;
    }
}
