using System.Numerics.Tensors;
using CnnDsl.Engine;
using CnnDsl.Reference;
using CnnDsl.Weights;

namespace CnnDsl.Networks.Tests.Loading;

/// <summary>Large enough to be packed on all cores: every kind of packing has its layer.</summary>
[Network(Rounding = Rounding.Floor), Input(3, 32, 32)]
[Conv2D(64, 7, Stride = 2, Padding = 3, Bias = false), BatchNorm, ReLU]
[Conv2D(256, 3, Padding = 1, Bias = false), BatchNorm, ReLU, Conv2D(256, 3, Padding = 1, Stride = 2), ReLU]
[Conv2D(256, 3, Padding = 1, Groups = 8), DepthwiseConv2D(3, Padding = 1), ConvTranspose2D(128, 2, Stride = 2), ReLU]
[Flatten, Dense(1024), ReLU, Dense(10)]
public partial class Large;

/// <summary>What it takes to load a network of 36 million weights. Alone, because allocations are counted for the whole process.</summary>
[Collection(nameof(LargeNetworkTests))]
[CollectionDefinition(nameof(LargeNetworkTests), DisableParallelization = true)]
public sealed class LargeNetworkTests : IDisposable
{
    /// <summary>Beyond the packed weights: a tile of filters for each thread, and what it takes to share them out. The file has 100 times as much.</summary>
    private const long MostBytes = 1_500_000;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cnndsl-large-");
    private readonly Dictionary<string, Tensor<float>> _weights = Shaped(RandomWeights.For(Large.Info, seed: 1));

    private string Path => System.IO.Path.Combine(_folder.FullName, "large.safetensors");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(WeightType.F32)]
    [InlineData(WeightType.BF16)]
    public void Loading_a_file_allocates_hardly_more_than_the_packed_weights(WeightType type)
    {
        SafeTensors.Save(Path, _weights, type);
        Large.Load(Path);
        long before = GC.GetTotalAllocatedBytes(precise: true);

        Large network = Large.Load(Path);

        long beyond = GC.GetTotalAllocatedBytes(precise: true) - before - (sizeof(float) * (long)PackedLength<Large>());
        Assert.InRange(beyond, 0, MostBytes);
        Assert.True(new FileInfo(Path).Length > 20 * MostBytes);
        GC.KeepAlive(network);
    }

    [Fact]
    public void It_gives_what_the_reference_gives_however_it_was_loaded()
    {
        SafeTensors.Save(Path, _weights);
        float[] image = new NormalNumbers(seed: 2).Take(Large.InputLength);
        double[] expected = [.. new ReferenceNetwork(Large.Info, RandomWeights.For(Large.Info, seed: 1)).Forward(image)];
        using FileStream stream = File.OpenRead(Path);

        float[][] outputs = [.. new[] { Large.Load(Path), Large.Load(stream), Large.Create(_weights), Large.Create(new WholeTensors(new NamedTensors(_weights))) }
            .Select(network => Run(network, image))];

        double largest = expected.Max(Math.Abs);
        Assert.All(expected.Zip(outputs[0]), pair => Assert.Equal(pair.First, pair.Second, 2e-5 * largest));
        Assert.All(outputs, output => Assert.Equal(outputs[0], output));
    }

    [Fact]
    public void Of_tensors_that_cannot_be_read_the_first_ones_exception_is_thrown_as_it_is()
    {
        WholeTensors source = new(new NamedTensors(_weights));
        source.Unreadable.UnionWith(["dense1.weight", "conv3.weight", "dense2.weight"]);

        for (int i = 0; i < 5; i++)
        {
            Assert.Equal("conv3.weight cannot be read.", Assert.Throws<IOException>(() => Large.Create(source)).Message);
        }
    }

    [Fact]
    public void A_file_that_is_cut_short_is_refused_with_one_exception()
    {
        SafeTensors.Save(Path, _weights);
        using (FileStream file = File.OpenWrite(Path))
        {
            file.SetLength(file.Length - 1);
        }

        Assert.Throws<SafeTensorsException>(() => Large.Load(Path));
    }

    private static int PackedLength<T>()
        where T : INetworkCode<T> => T.PackedLength;

    private static float[] Run(Large network, float[] image)
    {
        float[] output = new float[Large.OutputLength];
        network.Forward(image, output);
        return output;
    }

    private static Dictionary<string, Tensor<float>> Shaped(Dictionary<string, float[]> weights) => Large.Info.Weights.ToDictionary(
        weight => weight.Name,
        weight => Tensor.Create(weights[weight.Name], [.. weight.Shape.Dimensions.ToArray().Select(size => (nint)size)]));
}
