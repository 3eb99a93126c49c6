using CnnDsl;

namespace FashionMnist;

/// <summary>What one network made of a test set.</summary>
/// <param name="Info">The network, as the compiler knew it.</param>
/// <param name="Scores">Of every image.</param>
/// <param name="Guesses">The best class of every image.</param>
/// <param name="Confusion">The guesses against the labels.</param>
/// <param name="PerSecond">Images per second, one at a time.</param>
/// <param name="PerSecondInBatches">Images per second, <see cref="Batch"/> at a time.</param>
public sealed record Trial(
    NetworkInfo Info, float[] Scores, int[] Guesses, ConfusionMatrix Confusion, double PerSecond, double PerSecondInBatches)
{
    /// <summary>Images in a batch.</summary>
    public const int Batch = 64;

    /// <summary>Loads a network and tries it. One method hosts every network: all that it needs is in INetwork.</summary>
    /// <param name="weights">The file's name, without the folder.</param>
    /// <param name="set">The images.</param>
    public static Trial Of<T>(string weights, TestSet set)
        where T : INetwork<T>
    {
        T network = T.Load(Path.Combine(AppContext.BaseDirectory, "weights", weights));
        float[] scores = Classifier.Scores(network, set, Batch);
        int[] guesses = Classifier.Guesses(scores);
        return new Trial(
            T.Info,
            scores,
            guesses,
            new ConfusionMatrix(set.Labels, guesses),
            Throughput.ImagesPerSecond(network, set, batch: 1),
            Throughput.ImagesPerSecond(network, set, Batch));
    }

    /// <summary>The head of the table whose rows are <see cref="Row"/>.</summary>
    public static string Head => Line("Network", "Parameters", "Multiply-adds", "Accuracy", "Images/s, batch 1", $"batch {Batch}");

    /// <summary>This trial on one line.</summary>
    public string Row => Line(
        Info.Name, $"{Info.Parameters:N0}", $"{Info.MultiplyAdds:N0}", $"{Confusion.Accuracy:P2}", $"{PerSecond:N0}", $"{PerSecondInBatches:N0}");

    private static string Line(string name, string parameters, string multiplyAdds, string right, string perSecond, string perSecondInBatches) =>
        $"{name,-12}{parameters,12}{multiplyAdds,16}{right,12}{perSecond,21}{perSecondInBatches,12}";
}
