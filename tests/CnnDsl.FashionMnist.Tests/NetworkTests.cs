using FashionMnist;

namespace CnnDsl.FashionMnist.Tests;

/// <summary>The trained networks, end to end: attributes, emitted code, weights from a file, real images.</summary>
public class NetworkTests
{
    private static readonly TestSet Set = TestSet.LoadShipped();

    public static TheoryData<VectorWidth> Widths => [.. VectorWidths.Supported];

    [Theory, MemberData(nameof(Widths))]
    public void LeNet5_knows_as_many_of_the_committed_images_as_in_PyTorch(VectorWidth width) =>
        CheckRight<LeNet5>("lenet5.safetensors", width, expected: 923);

    [Theory, MemberData(nameof(Widths))]
    public void FashionNet_knows_as_many_of_the_committed_images_as_in_PyTorch(VectorWidth width) =>
        CheckRight<FashionNet>("fashionnet.safetensors", width, expected: 948);

    [Theory, MemberData(nameof(Widths))]
    public void LeNet5_gives_the_scores_of_PyTorch(VectorWidth width) =>
        CheckScores<LeNet5>("lenet5.safetensors", width, PyTorchLogits.LeNet5);

    [Theory, MemberData(nameof(Widths))]
    public void FashionNet_gives_the_scores_of_PyTorch(VectorWidth width) =>
        CheckScores<FashionNet>("fashionnet.safetensors", width, PyTorchLogits.FashionNet);

    [Fact]
    public void LeNet5_gives_the_same_scores_one_by_one_and_in_batches() => CheckBatches<LeNet5>("lenet5.safetensors");

    [Fact]
    public void FashionNet_gives_the_same_scores_one_by_one_and_in_batches() => CheckBatches<FashionNet>("fashionnet.safetensors");

    [Fact]
    public void The_networks_have_as_many_parameters_as_in_PyTorch()
    {
        Assert.Equal(61_706, LeNet5.Info.Parameters);
        Assert.Equal(140_458, FashionNet.Info.Parameters);
    }

    private static void CheckRight<T>(string weights, VectorWidth width, int expected)
        where T : INetwork<T>
    {
        int[] guesses = Classifier.Guesses(Classifier.Scores(Load<T>(weights, width), Set, batch: 64));
        int right = new ConfusionMatrix(Set.Labels, guesses).Right;
        // Two scores of an image may be so close that another order of summation swaps them.
        Assert.InRange(right, expected - 1, expected + 1);
    }

    private static void CheckScores<T>(string weights, VectorWidth width, double[][] logits)
        where T : INetwork<T>
    {
        float[] scores = new float[logits.Length * FashionClasses.Count];
        Load<T>(weights, width).Forward(Set.Images(0, logits.Length), scores);
        for (int image = 0; image < logits.Length; image++)
        {
            double[] expected = PyTorchLogits.Softmax(logits[image]);
            double[] actual = [.. Classifier.Of(scores, image).ToArray().Select(score => (double)score)];
            Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
        }
    }

    private static void CheckBatches<T>(string weights)
        where T : INetwork<T>
    {
        T network = Load<T>(weights, VectorWidth.Widest);
        float[] single = Classifier.Scores(network, Set, batch: 1);
        float[] batched = Classifier.Scores(network, Set, batch: 64);
        Assert.Equal(Classifier.Guesses(single), Classifier.Guesses(batched));
        Assert.All(single.Zip(batched), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
    }

    private static T Load<T>(string weights, VectorWidth width)
        where T : INetwork<T> =>
        T.Load(Path.Combine(AppContext.BaseDirectory, "weights", weights), width);
}
