using System.Numerics.Tensors;

namespace CnnDsl.Networks.Tests.Api;

/// <summary>Networks with several inputs and outputs, and with bytes, by the overloads that have a parameter for each.</summary>
public sealed class SeveralInputsTests
{
    private const int Count = 3;

    private readonly Stereo _stereo = Sample.Network<Stereo>();
    private readonly float[] _left = [.. Enumerable.Range(0, Count * 32).Select(i => MathF.Sin(i))];
    private readonly float[] _right = [.. Enumerable.Range(0, Count * 32).Select(i => MathF.Cos(3 * i))];

    [Fact]
    public void Each_input_and_output_has_its_span()
    {
        (float[] sum, float[] scores) = Run();

        Assert.Equal(_left.Zip(_right, (l, r) => l + r), sum);
        Assert.Equal(Together().Chunk(Stereo.OutputLength).SelectMany(image => image[32..]), scores);
    }

    [Fact]
    public void In_one_span_the_inputs_of_an_image_follow_one_another_and_so_do_the_outputs()
    {
        float[] output = Together();

        Assert.Equal(Count * Stereo.OutputLength, output.Length);
        Assert.Equal(Run().Sum, output.Chunk(Stereo.OutputLength).SelectMany(image => image[..32]));
    }

    [Fact]
    public void Tensors_go_in_and_come_out_one_for_each()
    {
        Tensor<float>[] outputs = _stereo.Forward(Tensor.Create(_left, [Count, 2, 4, 4]), Tensor.Create(_right, [Count, 2, 4, 4]));

        (float[] sum, float[] scores) = Run();
        Assert.Equal([Count, 2, 4, 4], outputs[0].Lengths.ToArray());
        Assert.Equal(sum, outputs[0].ToArray());
        Assert.Equal([Count, 3], outputs[1].Lengths.ToArray());
        Assert.Equal(scores, outputs[1].ToArray());
    }

    [Fact]
    public void Bytes_count_as_their_numbers_pixel_by_pixel()
    {
        Camera camera = Sample.Network<Camera>();
        byte[] pixels = [.. Enumerable.Range(0, 2 * Camera.InputLength).Select(i => (byte)(i * 37))];
        float[] output = new float[2 * Camera.OutputLength];
        float[] expected = new float[2 * Camera.OutputLength];

        camera.Forward(pixels, output);
        camera.Forward([.. pixels.Select(pixel => (float)pixel)], expected);

        Assert.Equal(expected, output);
        Sample.AssertIsRight<Camera>([.. pixels.Select(pixel => (float)pixel)], output);
    }

    [Theory]
    [InlineData(31, 32, 32, 3, "The input 'left' has 31 numbers, which is not a whole number of images of 2 x 4 x 4 = 32.")]
    [InlineData(64, 32, 64, 6, "The input 'right.eye' has 32 numbers; for this batch it needs 2 x 2 x 4 x 4 = 64.")]
    [InlineData(64, 64, 32, 6, "The output 'class' has 32 numbers; for this batch it needs 2 x 2 x 4 x 4 = 64.")]
    [InlineData(64, 64, 64, 5, "The output 'scores' has 5 numbers; for this batch it needs 2 x 3 = 6.")]
    public void A_length_that_does_not_fit_is_refused_before_anything_is_written(int left, int right, int sum, int scores, string message)
    {
        float[] written = new float[sum];

        ArgumentException error = Assert.Throws<ArgumentException>(() => _stereo.Forward(new float[left], new float[right], written, new float[scores]));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.All(written, number => Assert.Equal(0, number));
    }

    [Fact]
    public void Tensors_that_do_not_fit_are_refused()
    {
        Tensor<float> left = Tensor.Create(_left, [Count, 2, 4, 4]);

        Assert.StartsWith(
            "1 tensors for the network's 2 inputs, left, right.eye.", Assert.Throws<ArgumentException>(() => _stereo.Forward([left])).Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "The right.eye is 3 x 32; the network's is 3 x 2 x 4 x 4.",
            Assert.Throws<ArgumentException>(() => _stereo.Forward(left, Tensor.Create(_right, [Count, 32]))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Spans_for_each_allocate_nothing()
    {
        Camera camera = Sample.Network<Camera>();
        float[] sum = new float[Count * 32];
        float[] scores = new float[Count * 3];
        byte[] pixels = new byte[Camera.InputLength];
        float[] output = new float[Camera.OutputLength];

        Assert.Equal(0, AllocationTests.Allocated(() => _stereo.Forward(_left, _right, sum, scores)));
        Assert.Equal(0, AllocationTests.Allocated(() => camera.Forward(pixels, output)));
    }

    private (float[] Sum, float[] Scores) Run()
    {
        float[] sum = new float[Count * 32];
        float[] scores = new float[Count * 3];
        _stereo.Forward(_left, _right, sum, scores);
        return (sum, scores);
    }

    private float[] Together()
    {
        float[] input = [.. _left.Chunk(32).Zip(_right.Chunk(32)).SelectMany(pair => pair.First.Concat(pair.Second))];
        float[] output = new float[Count * Stereo.OutputLength];
        _stereo.Forward(input, output);
        return output;
    }
}
