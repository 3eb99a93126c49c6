namespace CnnDsl.Networks.Tests.Api;

public sealed class SpanForwardTests
{
    private readonly Classifier _network = Sample.Network<Classifier>();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void The_batch_is_as_long_as_the_spans_say(int count)
    {
        float[] images = Sample.Images<Classifier>(count);
        float[] output = new float[count * Classifier.OutputLength];

        _network.Forward(images, output);

        Sample.AssertIsRight<Classifier>(images, output);
    }

    [Fact]
    public void An_empty_batch_is_no_work()
    {
        _network.Forward([], []);

        Assert.Empty(_network.Forward(System.Numerics.Tensors.Tensor.CreateFromShape<float>([0, 3, 8, 8])).ToArray());
    }

    [Fact]
    public void Only_the_given_part_of_an_array_is_read_and_written()
    {
        float[] images = Sample.Images<Classifier>(3);
        float[] output = [.. Enumerable.Repeat(-7f, 3 * Classifier.OutputLength)];

        _network.Forward(images.AsSpan(Classifier.InputLength, Classifier.InputLength), output.AsSpan(5, 5));

        Assert.All([.. output[..5], .. output[10..]], number => Assert.Equal(-7f, number));
        Sample.AssertIsRight<Classifier>(images[Classifier.InputLength..(2 * Classifier.InputLength)], output[5..10]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(191)]
    [InlineData(193)]
    [InlineData(383)]
    public void A_part_of_an_image_is_refused(int length)
    {
        ArgumentException error = Assert.Throws<ArgumentException>("input", () => _network.Forward(new float[length], new float[5]));

        Assert.Equal($"The input has {length} numbers, which is not a whole number of images of 3 x 8 x 8 = 192. (Parameter 'input')", error.Message);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(1, 10)]
    [InlineData(2, 5)]
    [InlineData(2, 11)]
    public void An_output_of_another_length_is_refused_and_left_alone(int count, int length)
    {
        float[] output = [.. Enumerable.Repeat(-7f, length)];

        ArgumentException error = Assert.Throws<ArgumentException>("output", () => _network.Forward(new float[192 * count], output));

        Assert.Equal($"The output has {length} numbers; for this input it needs {count} x 5 = {5 * count}. (Parameter 'output')", error.Message);
        Assert.All(output, number => Assert.Equal(-7f, number));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(191)]
    public void Output_in_the_input_is_refused(int start)
    {
        float[] memory = new float[200];

        ArgumentException error = Assert.Throws<ArgumentException>("output", () => _network.Forward(memory.AsSpan(0, 192), memory.AsSpan(start, 5)));

        Assert.Equal("The output overlaps the input; give it memory of its own. (Parameter 'output')", error.Message);
    }

    [Fact]
    public void Output_just_behind_the_input_is_fine()
    {
        float[] images = Sample.Images<Classifier>(1);
        float[] memory = [.. images, .. new float[5]];

        _network.Forward(memory.AsSpan(0, 192), memory.AsSpan(192));

        Assert.Equal(images, memory[..192]);
        Sample.AssertIsRight<Classifier>(images, memory[192..]);
    }
}
