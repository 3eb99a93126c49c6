using System.Numerics.Tensors;
using CnnDsl.Weights;

namespace CnnDsl.Networks.Tests.Api;

public sealed class ConstructionTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cnndsl-");

    private string Path => System.IO.Path.Combine(_folder.FullName, "x.safetensors");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Every_way_to_construct_a_network_gives_the_same_one()
    {
        Dictionary<string, Tensor<float>> weights = Sample.Weights<Classifier>();
        SafeTensors.Save(Path, weights);
        float[] images = Sample.Images<Classifier>(3);
        using FileStream stream = File.OpenRead(Path);
        using SafeTensors file = SafeTensors.Open(Path);

        float[][] outputs =
        [
            .. new[] { Classifier.Load(Path), Classifier.Load(stream), Classifier.Create(file), Classifier.Create(new NamedTensors(weights)), Classifier.Create(weights) }
                .Select(network => Sample.Run(network, images)),
        ];

        Sample.AssertIsRight<Classifier>(images, outputs[0]);
        Assert.All(outputs, output => Assert.Equal(outputs[0], output));
    }

    [Fact]
    public void A_stream_is_left_open_at_its_end()
    {
        SafeTensors.Save(Path, Sample.Weights<Scorer>());
        using FileStream stream = File.OpenRead(Path);

        Scorer.Load(stream);

        Assert.True(stream.CanRead);
        Assert.Equal(stream.Length, stream.Position);
    }

    [Fact]
    public void A_network_outlives_its_weights()
    {
        Dictionary<string, Tensor<float>> weights = Sample.Weights<Scorer>();
        SafeTensors.Save(Path, weights);
        Scorer loaded = Scorer.Load(Path);
        Scorer created = Scorer.Create(weights);

        File.Delete(Path);
        foreach (Tensor<float> tensor in weights.Values)
        {
            tensor.Fill(float.NaN);
        }

        float[] images = Sample.Images<Scorer>(2);
        Sample.AssertIsRight<Scorer>(images, Sample.Run(loaded, images));
        Sample.AssertIsRight<Scorer>(images, Sample.Run(created, images));
    }

    [Fact]
    public void Weights_that_do_not_fit_are_all_named()
    {
        Dictionary<string, Tensor<float>> weights = Sample.Weights<Classifier>();
        weights.Remove("conv1.bias");
        weights["dense1.weight"] = Tensor.CreateFromShape<float>([5, 41]);
        weights["fc.weight"] = Tensor.CreateFromShape<float>([2]);

        WeightsException error = Assert.Throws<WeightsException>(() => Classifier.Create(weights));

        Assert.Equal(
            "Classifier cannot use the weights of 'tensors in memory': 3 problems.\n"
            + "  missing: conv1.bias (6)\n"
            + "  shape: dense1.weight is 5 x 41, the network needs 5 x 40\n"
            + "  surplus: fc.weight (2)",
            error.Message);
    }

    [Fact]
    public void After_a_failed_load_the_file_is_free_and_a_good_one_loads()
    {
        SafeTensors.Save(Path, Sample.Weights<Scorer>());
        Assert.Throws<WeightsException>(() => Classifier.Load(Path));

        using (new FileStream(Path, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Throws<IOException>(() => Scorer.Load(Path));
        }

        float[] images = Sample.Images<Scorer>(1);
        Sample.AssertIsRight<Scorer>(images, Sample.Run(Scorer.Load(Path), images));
    }

    [Fact]
    public void A_source_that_breaks_off_leaves_no_trace_in_the_next_network()
    {
        NamedTensors good = new(Sample.Weights<Classifier>());

        Assert.Throws<IOException>(() => Classifier.Create(new BreaksOff(good)));

        float[] images = Sample.Images<Classifier>(1);
        Sample.AssertIsRight<Classifier>(images, Sample.Run(Classifier.Create(good), images));
    }

    [Fact]
    public void Every_supported_width_gives_the_right_numbers_and_no_other_is_accepted()
    {
        float[] images = Sample.Images<Classifier>(2);

        Assert.All(VectorWidths.Supported, width => Sample.AssertIsRight<Classifier>(images, Sample.Run(Sample.Network<Classifier>(width), images)));
        Assert.All(
            [.. Enum.GetValues<VectorWidth>().Where(width => !VectorWidths.IsSupported(width)), (VectorWidth)64, (VectorWidth)1024],
            width => Assert.Throws<PlatformNotSupportedException>(() => Sample.Network<Classifier>(width)));
    }

    [Fact]
    public void Nothing_is_refused_by_name()
    {
        Assert.Throws<ArgumentNullException>("path", () => Scorer.Load((string)null!));
        Assert.Throws<ArgumentNullException>("stream", () => Scorer.Load((Stream)null!));
        Assert.Throws<ArgumentNullException>("weights", () => Scorer.Create((IWeightSource)null!));
        Assert.Throws<ArgumentNullException>("tensors", () => Scorer.Create((IReadOnlyDictionary<string, Tensor<float>>)null!));
    }

    /// <summary>A disk that fails behind the first tensors.</summary>
    private sealed class BreaksOff(IWeightSource source) : IWeightSource
    {
        private int _reads;

        public string Description => source.Description;

        public IReadOnlyList<TensorEntry> Tensors => source.Tensors;

        public void Read(TensorEntry tensor, Span<float> destination)
        {
            if (++_reads > 4)
            {
                throw new IOException("The disk is gone.");
            }

            source.Read(tensor, destination);
        }
    }
}
