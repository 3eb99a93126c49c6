using System.Numerics.Tensors;
using CnnDsl;

namespace FashionMnist;

/// <summary>Asks any network what it sees.</summary>
public static class Classifier
{
    /// <summary>N x 10 scores of a whole test set, run in batches; the last batch may be smaller.</summary>
    public static float[] Scores<T>(T network, TestSet set, int batch)
        where T : INetwork<T>
    {
        float[] scores = new float[set.Count * FashionClasses.Count];
        for (int first = 0; first < set.Count; first += batch)
        {
            int count = Math.Min(batch, set.Count - first);
            network.Forward(set.Images(first, count), scores.AsSpan(first * FashionClasses.Count, count * FashionClasses.Count));
        }

        return scores;
    }

    /// <summary>The scores of one image.</summary>
    public static ReadOnlySpan<float> Of(ReadOnlySpan<float> scores, int image) =>
        scores.Slice(image * FashionClasses.Count, FashionClasses.Count);

    /// <summary>The best class of each image.</summary>
    public static int[] Guesses(ReadOnlySpan<float> scores)
    {
        int[] guesses = new int[scores.Length / FashionClasses.Count];
        for (int image = 0; image < guesses.Length; image++)
        {
            guesses[image] = TensorPrimitives.IndexOfMax(Of(scores, image));
        }

        return guesses;
    }
}
