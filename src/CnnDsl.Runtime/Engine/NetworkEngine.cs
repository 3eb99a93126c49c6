using System.ComponentModel;
using System.Numerics.Tensors;
using System.Runtime.Intrinsics;
using CnnDsl.Lanes;
using CnnDsl.Weights;

namespace CnnDsl.Engine;

/// <summary>
/// Runs the code of one network: holds its packed weights, checks every buffer at the door, chooses the vector width,
/// and hands the batch to its <see cref="ForwardPass{TNetwork}"/>. Immutable, so calls from several threads at once are safe.
/// </summary>
/// <typeparam name="TNetwork">The network.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NetworkEngine<TNetwork>
    where TNetwork : INetworkCode<TNetwork>
{
    private readonly VectorWidth _width;
    private readonly ForwardPass<TNetwork> _pass;
    private readonly ValueInfo[] _inputs;
    private readonly ValueInfo[] _outputs;
    private readonly TensorShape _input;
    private readonly TensorShape _output;
    private readonly int _inputLength;
    private readonly int _outputLength;

    /// <summary>Checks and packs the weights.</summary>
    /// <exception cref="WeightsException">The tensors are not the network's; every difference is listed.</exception>
    /// <exception cref="PlatformNotSupportedException">This machine does not accelerate <paramref name="width"/>, or the network's code is not for it.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is less than 0 or more than 256.</exception>
    public NetworkEngine(IWeightSource weights, VectorWidth width, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(weights);
        Degree.Check(threads);
        NetworkInfo info = TNetwork.Info;
        _width = VectorWidths.Resolve(width, TNetwork.Widths);
        EarlyCompilation<TNetwork>.Start(_width);
        _inputs = [.. info.Inputs.Select(AsGiven)];
        _outputs = [.. info.Outputs];
        _input = _inputs.Length == 1 ? _inputs[0].Shape : new TensorShape(checked((int)_inputs.Sum(input => input.Shape.Length)));
        _output = _outputs.Length == 1 ? _outputs[0].Shape : new TensorShape(checked((int)_outputs.Sum(output => output.Shape.Length)));
        _inputLength = checked((int)_input.Length);
        _outputLength = checked((int)_output.Length);
        WeightSet tensors = WeightSet.Bind(info.Name, info.Weights, weights);
        _pass = new ForwardPass<TNetwork>(_width, PackedWeights.Of<TNetwork>(tensors, _width), _inputLength, _outputLength, Degree.Resolve(threads, info));
    }

    /// <summary>
    /// Has the JIT begin with the kernels of a width, on another core, so that they are there once the weights are. What is wrong with
    /// the width is for the constructor to say.
    /// </summary>
    public static void BeginCompiling(VectorWidth width) => EarlyCompilation<TNetwork>.Start(width);

    /// <summary>The width that the kernels use.</summary>
    public VectorWidth Width => _width;

    /// <summary>Threads that a forward pass takes at the most.</summary>
    public int Threads => _pass.Threads;

    /// <summary>Runs N images: N x C x H x W -> N x the output shape.</summary>
    /// <exception cref="ArgumentException">The input is not a whole number of images, the output is not as long as theirs, or the two overlap.</exception>
    public void Forward(ReadOnlySpan<float> input, Span<float> output)
    {
        int images = BatchChecks.CountImages(input, output, _input, _inputLength, _output, _outputLength);
        _pass.Run(input, output, images);
    }

    /// <summary>Runs a tensor of N x C x H x W into one of N x the output shape.</summary>
    /// <exception cref="ArgumentException">A shape does not match; the message has both.</exception>
    public void Forward(in ReadOnlyTensorSpan<float> input, in TensorSpan<float> output)
    {
        nint images = BatchChecks.CheckTensor(input.Lengths, _input, nameof(input));
        BatchChecks.CheckTensor(output.Lengths, _output, nameof(output), images);
        if (TensorMemory.TryGetSpan(input, out ReadOnlySpan<float> from) && TensorMemory.TryGetSpan(output, out Span<float> to))
        {
            Forward(from, to);
            return;
        }

        // A strided view: the kernels want rows without gaps, so it goes through a copy.
        float[] source = new float[input.FlattenedLength];
        float[] destination = new float[output.FlattenedLength];
        input.FlattenTo(source);
        Forward(source, destination);
        new ReadOnlyTensorSpan<float>(destination, output.Lengths).CopyTo(output);
    }

    /// <summary>Runs a tensor of N x C x H x W and returns a new one of N x the output shape.</summary>
    /// <exception cref="ArgumentException">The shape is not N x the input shape; the message has both.</exception>
    public Tensor<float> Forward(Tensor<float> input)
    {
        ArgumentNullException.ThrowIfNull(input);
        nint images = BatchChecks.CheckTensor(input.Lengths, _input, nameof(input));
        Tensor<float> output = Tensor.CreateFromShape<float>(BatchChecks.WithBatch(images, _output));
        Forward(input.AsReadOnlyTensorSpan(), output.AsTensorSpan());
        return output;
    }

    /// <summary>Room for a batch whose inputs and outputs come in spans of their own. N is the first input's length over its shape's.</summary>
    /// <exception cref="ArgumentException">The first input is not a whole number of images.</exception>
    public StagedBatch Stage(int firstLength)
    {
        int each = (int)_inputs[0].Shape.Length;
        (int images, int remainder) = Math.DivRem(firstLength, each);
        return remainder == 0
            ? new StagedBatch(_inputs, _outputs, images, _inputLength, _outputLength)
            : throw new ArgumentException(
                $"The input '{_inputs[0].Name}' has {firstLength} numbers, which is not a whole number of images of {_inputs[0].Shape} = {each}.", _inputs[0].Name);
    }

    /// <summary>Runs a batch that is staged.</summary>
    public void Run(in StagedBatch batch) => Forward(batch.Inputs, batch.Outputs);

    /// <summary>Runs a tensor for each input, N x its shape, and returns one for each output.</summary>
    /// <exception cref="ArgumentException">There are not as many tensors as inputs, or a shape does not match; the message has both.</exception>
    public Tensor<float>[] Forward(ReadOnlySpan<Tensor<float>> inputs)
    {
        if (inputs.Length != _inputs.Length)
        {
            throw new ArgumentException($"{inputs.Length} tensors for the network's {_inputs.Length} inputs, {string.Join(", ", _inputs.Select(input => input.Name))}.", nameof(inputs));
        }

        nint images = BatchChecks.CheckTensor(inputs[0].Lengths, _inputs[0].Shape, _inputs[0].Name);
        using StagedBatch batch = new(_inputs, _outputs, checked((int)images), _inputLength, _outputLength);
        for (int i = 0; i < inputs.Length; i++)
        {
            BatchChecks.CheckTensor(inputs[i].Lengths, _inputs[i].Shape, _inputs[i].Name, images);
            float[] numbers = new float[inputs[i].FlattenedLength];
            inputs[i].FlattenTo(numbers);
            batch.Read(i, numbers);
        }

        Run(batch);
        Tensor<float>[] outputs = new Tensor<float>[_outputs.Length];
        for (int i = 0; i < outputs.Length; i++)
        {
            float[] numbers = new float[checked((int)(images * _outputs[i].Shape.Length))];
            batch.Write(i, numbers);
            outputs[i] = Tensor.Create(numbers, BatchChecks.WithBatch(images, _outputs[i].Shape));
        }

        return outputs;
    }

    /// <summary>The input with the shape in which its numbers come: H x W x C where they are interleaved.</summary>
    private static ValueInfo AsGiven(ValueInfo input) => input.Format == InputFormat.Planar
        ? input
        : input with { Shape = new TensorShape(input.Shape[1], input.Shape[2], input.Shape[0]) };
}
