using System.Numerics.Tensors;
using CnnDsl.Weights;

namespace CnnDsl.Runtime.Tests.Golden;

/// <summary>A network against recorded numbers. This one has two inputs, and returns their sum and the first.</summary>
public sealed class SelfTestTests
{
    [Fact]
    public void Recorded_inputs_are_woven_as_Forward_takes_them_and_outputs_are_compared_one_by_one()
    {
        SelfTestResult result = SelfTestResult.Of(new Sum(), Golden(("output.sum", [11, 22, 33, 44], [2, 2]), ("output.first", [1, 2, 3, 5], [2, 2])), tolerance: 0.1);
        Assert.Equal(["sum", "first"], result.Outputs.Select(output => output.Name));
        Assert.Equal([new Difference(0, 0, 0), new Difference(1, 0.2, 1 << 21)], result.Outputs.Select(output => output.Difference));
        Assert.False(result.Passed);
        InvalidOperationException failed = Assert.Throws<InvalidOperationException>(() => result.ThrowIfFailed());
        Assert.Equal(
            "Sum failed its self-test of 2 images from golden; relative differences may be 0.1\n  sum: largest difference 0, relative 0, 0 ULP\n  first: largest difference 1, relative 0.2, 2,097,152 ULP",
            failed.Message);
    }

    [Fact]
    public void A_difference_of_the_tolerance_passes()
    {
        SelfTestResult result = SelfTestResult.Of(new Sum(), Golden(("output.sum", [11, 22, 33, 44], [2, 2]), ("output.first", [1, 2, 3, 5], [2, 2])), tolerance: 0.2);
        Assert.Same(result, result.ThrowIfFailed());
    }

    [Fact]
    public void A_NaN_that_was_not_recorded_fails() => Assert.False(SelfTestResult.Of(
        new Sum { Factor = float.NaN }, Golden(("output.sum", [11, 22, 33, 44], [2, 2]), ("output.first", [1, 2, 3, 4], [2, 2])), double.MaxValue).Passed);

    [Fact]
    public void What_does_not_fit_the_network_is_listed_altogether()
    {
        WeightsException thrown = Assert.Throws<WeightsException>(() => SelfTestResult.Of(
            new Sum(), Golden(("output.sum", [1, 2, 3], [1, 3]), ("output.other", [1], [1]))));
        Assert.Equal(
            ["shape: output.sum is 1 x 3, the network has 2 x 2", "missing: output.first (2 x 2)", "surplus: output.other (1)"], thrown.Problems);
    }

    [Fact]
    public void A_tolerance_below_0_is_none() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SelfTestResult.Of(new Sum(), Golden(), tolerance: -1));

    /// <summary>Two images, and what is recorded of them.</summary>
    private static NamedTensors Golden(params (string Name, float[] Numbers, nint[] Shape)[] outputs) => new(
        new (string Name, float[] Numbers, nint[] Shape)[] { ("input.a", [1, 2, 3, 4], [2, 2]), ("input.b", [10, 20, 30, 40], [2, 2]) }.Concat(outputs)
            .ToDictionary(tensor => tensor.Name, tensor => Tensor.Create(tensor.Numbers, tensor.Shape)), "golden");

    private sealed class Sum : INetwork<Sum>
    {
        public float Factor { get; init; } = 1;

        public static NetworkInfo Info { get; } = new(
            "Sum", [new("a", new(2)), new("b", new(2))], [new("sum", new(2)), new("first", new(2))], [], 0);

        public static Sum Load(string path, VectorWidth width = VectorWidth.Widest, int threads = 0) => new();

        public static Sum Load(Stream stream, VectorWidth width = VectorWidth.Widest, int threads = 0) => new();

        public static Sum Create(IWeightSource weights, VectorWidth width = VectorWidth.Widest, int threads = 0) => new();

        public void Forward(ReadOnlySpan<float> input, Span<float> output)
        {
            for (int image = 0; image < input.Length; image += 4)
            {
                for (int i = 0; i < 2; i++)
                {
                    output[image + i] = (input[image + i] + input[image + 2 + i]) * Factor;
                    output[image + 2 + i] = input[image + i];
                }
            }
        }

        public void Forward(in ReadOnlyTensorSpan<float> input, in TensorSpan<float> output) => throw new NotSupportedException();

        public Tensor<float> Forward(Tensor<float> input) => throw new NotSupportedException();
    }
}
