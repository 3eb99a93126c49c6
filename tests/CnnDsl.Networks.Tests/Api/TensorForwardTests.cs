using System.Buffers;
using System.Numerics.Tensors;

namespace CnnDsl.Networks.Tests.Api;

public sealed class TensorForwardTests
{
    [Fact]
    public void Tensors_come_and_go_in_the_networks_own_shapes()
    {
        AssertGoesThrough<Classifier>([3, 5]);
        AssertGoesThrough<Filter>([3, 4, 5, 6]);
        AssertGoesThrough<Scorer>([3, 7]);
    }

    [Fact]
    public void A_view_of_a_larger_tensor_is_read_as_what_it_shows()
    {
        Filter network = Sample.Network<Filter>();
        float[] images = Sample.Images<Filter>(2);
        Tensor<float> larger = Tensor.CreateFromShape<float>([2, 2, 5, 9]);
        larger.Fill(float.NaN);
        TensorSpan<float> view = larger.AsTensorSpan().Slice([NRange.All, NRange.All, NRange.All, 2..8]);
        new ReadOnlyTensorSpan<float>(images, [2, 2, 5, 6]).CopyTo(view);
        float[] output = new float[2 * Filter.OutputLength];

        network.Forward(view, new TensorSpan<float>(output, [2, 4, 5, 6]));

        Assert.Equal(Sample.Run(network, images), output);
    }

    [Fact]
    public void Channels_last_images_are_read_by_their_strides()
    {
        Filter network = Sample.Network<Filter>();
        float[] images = Sample.Images<Filter>(1);
        float[] channelsLast = new float[images.Length];
        TensorSpan<float> transposed = new(channelsLast, [1, 2, 5, 6], [0, 1, 12, 2]);
        new ReadOnlyTensorSpan<float>(images, [1, 2, 5, 6]).CopyTo(transposed);
        float[] output = new float[Filter.OutputLength];

        network.Forward(transposed, new TensorSpan<float>(output, [1, 4, 5, 6]));

        Assert.Equal(Sample.Run(network, images), output);
    }

    [Fact]
    public void One_image_stands_for_a_batch_when_its_stride_is_0()
    {
        Filter network = Sample.Network<Filter>();
        float[] image = Sample.Images<Filter>(1);
        ReadOnlyTensorSpan<float> repeated = new(image, [3, 2, 5, 6], [0, 30, 6, 1]);
        float[] output = new float[3 * Filter.OutputLength];

        network.Forward(repeated, new TensorSpan<float>(output, [3, 4, 5, 6]));

        float[] single = Sample.Run(network, image);
        Assert.Equal([.. single, .. single, .. single], output);
    }

    [Fact]
    public void A_view_is_written_and_what_lies_between_its_rows_is_not()
    {
        Filter network = Sample.Network<Filter>();
        float[] images = Sample.Images<Filter>(2);
        Tensor<float> larger = Tensor.CreateFromShape<float>([2, 4, 7, 6]);
        larger.Fill(-7);

        network.Forward(new ReadOnlyTensorSpan<float>(images, [2, 2, 5, 6]), larger.AsTensorSpan().Slice([NRange.All, NRange.All, 1..6, NRange.All]));

        Tensor<float> expected = Tensor.CreateFromShape<float>([2, 4, 7, 6]);
        expected.Fill(-7);
        new ReadOnlyTensorSpan<float>(Sample.Run(network, images), [2, 4, 5, 6])
            .CopyTo(expected.AsTensorSpan().Slice([NRange.All, NRange.All, 1..6, NRange.All]));
        Assert.Equal(expected.ToArray(), larger.ToArray());
    }

    [Fact]
    public void A_batch_of_none_gives_none()
    {
        Assert.Equal([0, 4, 5, 6], Sample.Network<Filter>().Forward(Tensor.CreateFromShape<float>([0, 2, 5, 6])).Lengths.ToArray());
        Assert.Equal([0, 7], Sample.Network<Scorer>().Forward(Tensor.CreateFromShape<float>([0, 12])).Lengths.ToArray());
    }

    [Theory]
    [InlineData(new int[] { 2, 5, 6 }, "The input is 2 x 5 x 6; the network's is N x 2 x 5 x 6. (Parameter 'input')")]
    [InlineData(new int[] { 1, 2, 6, 5 }, "The input is 1 x 2 x 6 x 5; the network's is N x 2 x 5 x 6. (Parameter 'input')")]
    [InlineData(new int[] { 1, 60 }, "The input is 1 x 60; the network's is N x 2 x 5 x 6. (Parameter 'input')")]
    [InlineData(new int[] { 1, 1, 2, 5, 6 }, "The input is 1 x 1 x 2 x 5 x 6; the network's is N x 2 x 5 x 6. (Parameter 'input')")]
    [InlineData(new int[] { 0, 3, 5, 6 }, "The input is 0 x 3 x 5 x 6; the network's is N x 2 x 5 x 6. (Parameter 'input')")]
    public void An_input_of_another_shape_is_refused_with_both_shapes(int[] shape, string message)
    {
        Filter network = Sample.Network<Filter>();
        Tensor<float> input = Tensor.CreateFromShape<float>([.. shape.Select(length => (nint)length)]);

        Assert.Equal(message, Assert.Throws<ArgumentException>("input", () => network.Forward(input)).Message);
        Assert.Equal(message, Assert.Throws<ArgumentException>("input", () => network.Forward(input, Tensor.CreateFromShape<float>([1, 4, 5, 6]))).Message);
    }

    [Theory]
    [InlineData(new int[] { 1, 4, 5, 6 }, "The output is 1 x 4 x 5 x 6; the network's is 2 x 4 x 5 x 6. (Parameter 'output')")]
    [InlineData(new int[] { 2, 2, 5, 6 }, "The output is 2 x 2 x 5 x 6; the network's is 2 x 4 x 5 x 6. (Parameter 'output')")]
    [InlineData(new int[] { 240 }, "The output is 240; the network's is 2 x 4 x 5 x 6. (Parameter 'output')")]
    public void An_output_of_another_shape_is_refused_with_both_shapes(int[] shape, string message)
    {
        Filter network = Sample.Network<Filter>();
        Tensor<float> input = Tensor.CreateFromShape<float>([2, 2, 5, 6]);
        Tensor<float> output = Tensor.CreateFromShape<float>([.. shape.Select(length => (nint)length)]);

        Assert.Equal(message, Assert.Throws<ArgumentException>("output", () => network.Forward(input, output)).Message);
    }

    [Fact]
    public void A_scalar_and_nothing_at_all_are_refused()
    {
        Scorer network = Sample.Network<Scorer>();

        ArgumentException error = Assert.Throws<ArgumentException>("input", () => network.Forward(default, Tensor.CreateFromShape<float>([1, 7])));

        Assert.Equal("The input is a scalar; the network's is N x 12. (Parameter 'input')", error.Message);
        Assert.Throws<ArgumentNullException>("input", () => network.Forward(null!));
    }

    [Fact]
    public void A_tensor_that_overlaps_its_output_is_refused()
    {
        float[] memory = new float[200];

        Assert.Throws<ArgumentException>("output", () => Sample.Network<Classifier>().Forward(
            new ReadOnlyTensorSpan<float>(memory, [1, 3, 8, 8]), new TensorSpan<float>(memory.AsSpan(190), [1, 5])));
    }

    private static void AssertGoesThrough<T>(nint[] lengths)
        where T : INetwork<T>
    {
        T network = Sample.Network<T>();
        float[] images = Sample.Images<T>(3);
        float[] output = new float[3 * T.Info.Outputs[0].Shape.Length];

        Tensor<float> created = network.Forward(Tensor.Create(images, Sample.InputLengths<T>(3)));
        network.Forward(new ReadOnlyTensorSpan<float>(images, Sample.InputLengths<T>(3)), new TensorSpan<float>(output, lengths));

        Assert.Equal(lengths, created.Lengths.ToArray());
        Assert.Equal(Sample.Run(network, images), created.ToArray());
        Assert.Equal(Sample.Run(network, images), output);
    }
}
