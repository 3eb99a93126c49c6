using CnnDsl.Weights;

namespace CnnDsl.Runtime.Tests.Weights;

public sealed class WeightSetFoldTests
{
    private const double Epsilon = 1e-5;

    private static readonly BatchNormNames Affine = new("bn", Epsilon, Affine: true);

    // 2 filters of 1 x 1 x 2
    private static readonly float[] Filters = [1, -2, 0.5f, 3];

    [Fact]
    public void Without_batch_normalization_the_numbers_stay()
    {
        (float[] weights, float[] bias) = All(Bind().Fold("conv.weight", "conv.bias", 2, null));

        Assert.Equal(Filters, weights);
        Assert.Equal([0.25f, -1], bias);
    }

    [Fact]
    public void Without_biases_they_are_zero()
    {
        (_, float[] bias) = All(Bind().Fold("conv.weight", null, 2, null));

        Assert.Equal([0, 0], bias);
    }

    [Fact]
    public void Batch_normalization_is_folded_in_double_precision()
    {
        (float[] weights, float[] bias) = All(Bind().Fold("conv.weight", "conv.bias", 2, Affine));

        // gamma / sqrt(variance + epsilon): 2 / sqrt(4 + 1e-5) and -3 / sqrt(0.25 + 1e-5)
        const double S0 = 0.99999875000234371;
        const double S1 = -5.9998800035998800;
        Assert.Equal([(float)S0, (float)(-2 * S0), (float)(0.5 * S1), (float)(3 * S1)], weights);

        // (bias - mean) * s + beta
        Assert.Equal([(float)(((0.25 - 0.5) * S0) + 0.125), (float)(((-1 - 2) * S1) - 4)], bias);
    }

    [Fact]
    public void Batch_normalization_is_folded_onto_a_layer_without_biases()
    {
        (_, float[] bias) = All(Bind().Fold("conv.weight", null, 2, Affine));

        Assert.Equal([(float)((-0.5 * 0.99999875000234371) + 0.125), (float)((-2 * -5.9998800035998800) - 4)], bias);
    }

    [Fact]
    public void Without_affine_numbers_gamma_is_one_and_beta_zero()
    {
        (float[] weights, float[] bias) = All(Bind().Fold("conv.weight", "conv.bias", 2, Affine with { Affine = false }));

        // 1 / sqrt(4 + 1e-5) and 1 / sqrt(0.25 + 1e-5)
        const double S0 = 0.49999937500117187;
        const double S1 = 1.9999600011999600;
        Assert.Equal([(float)S0, (float)(-2 * S0), (float)(0.5 * S1), (float)(3 * S1)], weights);
        Assert.Equal([(float)(-0.25 * S0), (float)(-3 * S1)], bias);
    }

    [Fact]
    public void Folding_agrees_with_normalizing_after_the_layer()
    {
        Random random = new(5);
        float[] Draw(int count, double from) => [.. Enumerable.Range(0, count).Select(_ => (float)(from + random.NextDouble()))];
        (float[] w, float[] b, float[] gamma, float[] beta, float[] mean, float[] variance) =
            (Draw(8 * 27, -0.5), Draw(8, -0.5), Draw(8, 0.5), Draw(8, -0.5), Draw(8, -0.5), Draw(8, 0.01));
        (float[] weights, float[] bias) = All(Bind(w, new TensorShape(8, 3, 3, 3), b, gamma, beta, mean, variance).Fold("conv.weight", "conv.bias", 8, Affine));
        float[] x = Draw(27, -0.5);

        for (int f = 0; f < 8; f++)
        {
            double plain = b[f];
            double folded = bias[f];
            for (int i = 0; i < 27; i++)
            {
                plain += (double)w[(f * 27) + i] * x[i];
                folded += (double)weights[(f * 27) + i] * x[i];
                Assert.Equal((float)(w[(f * 27) + i] * (gamma[f] / Math.Sqrt(variance[f] + Epsilon))), weights[(f * 27) + i]);
            }

            // 28 terms, each rounded once to 24 bits, of magnitudes up to about 10.
            Assert.Equal(((plain - mean[f]) / Math.Sqrt(variance[f] + Epsilon) * gamma[f]) + beta[f], folded, 28 * 10 * Math.Pow(2, -24));
        }
    }

    [Fact]
    public void A_batch_normalization_that_stands_alone_is_a_scale_and_a_shift()
    {
        (float[] scale, float[] shift) = Bind().ScaleShift(Affine, 2);

        Assert.Equal([(float)0.99999875000234371, (float)-5.9998800035998800], scale);
        Assert.Equal([(float)(0.125 - (0.5 * 0.99999875000234371)), (float)(-4 - (2 * -5.9998800035998800))], shift);
    }

    [Fact]
    public void A_batch_normalization_alone_without_affine_numbers_reads_only_the_statistics()
    {
        Source source = Source.Of(("bn.running_mean", new TensorShape(1), [3]), ("bn.running_var", new TensorShape(1), [4]));

        (float[] scale, float[] shift) = WeightSet.Bind("Net", source.AsExpected(), source).ScaleShift(new BatchNormNames("bn", 0, Affine: false), 1);

        Assert.Equal([0.5f], scale);
        Assert.Equal([-1.5f], shift);
    }

    [Theory]
    [InlineData(-1f, "-1")]
    [InlineData(-1e-5f, "-1E-05")]
    [InlineData(float.NaN, "NaN")]
    public void A_variance_that_has_no_root_is_refused(float variance, string says)
    {
        WeightSet weights = Bind(Filters, new TensorShape(2, 1, 1, 2), [0, 0], [1, 1], [0, 0], [0, 0], [1, variance]);
        BatchNormNames names = new("bn", 9e-6, Affine: true);

        WeightsException folded = Assert.Throws<WeightsException>(() => weights.Fold("conv.weight", null, 2, names));
        WeightsException alone = Assert.Throws<WeightsException>(() => weights.ScaleShift(names, 2));

        Assert.Equal([$"value: bn.running_var[1] is {says}, and with epsilon 9E-06 not a variance above 0"], folded.Problems);
        Assert.Equal(folded.Message, alone.Message);
        Assert.StartsWith("Net cannot use the weights of 'x.safetensors': 1 problem.\n  value: ", folded.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_numbers_of_filters_and_unbound_names_are_refused()
    {
        WeightSet weights = Bind();

        ArgumentException error = Assert.Throws<ArgumentException>(() => weights.Fold("conv.weight", null, 3, null));
        Assert.Contains("The first dimension of 'conv.weight' (2 x 1 x 1 x 2) is not 3.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => weights.Fold("conv.weight", "conv.weight", 2, null));
        Assert.Throws<ArgumentException>(() => weights.Fold("conv.weight", null, 2, Affine with { Name = "other" }));
        Assert.Throws<ArgumentException>(() => weights.ScaleShift(Affine, 3));
    }

    /// <summary>Everything, read filter by filter.</summary>
    private static (float[] Weights, float[] Bias) All(FoldedWeights folded)
    {
        float[] weights = new float[folded.Length];
        int each = weights.Length / folded.Bias.Length;
        for (int filter = 0; filter < folded.Bias.Length; filter++)
        {
            folded.ReadFilters(filter, weights.AsSpan(filter * each, each));
        }

        float[] together = new float[weights.Length];
        folded.ReadFilters(0, together);
        Assert.Equal(weights, together);
        return (weights, folded.Bias.ToArray());
    }

    private static WeightSet Bind() =>
        Bind(Filters, new TensorShape(2, 1, 1, 2), [0.25f, -1], [2, -3], [0.125f, -4], [0.5f, 2], [4, 0.25f]);

    private static WeightSet Bind(float[] filters, TensorShape shape, float[] bias, float[] gamma, float[] beta, float[] mean, float[] variance)
    {
        TensorShape vector = new(bias.Length);
        Source source = Source.Of(
            ("conv.weight", shape, filters),
            ("conv.bias", vector, bias),
            ("bn.weight", vector, gamma),
            ("bn.bias", vector, beta),
            ("bn.running_mean", vector, mean),
            ("bn.running_var", vector, variance));
        return WeightSet.Bind("Net", source.AsExpected(), source);
    }
}
