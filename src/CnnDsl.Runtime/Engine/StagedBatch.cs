using System.Buffers;
using System.ComponentModel;
using System.Numerics.Tensors;

namespace CnnDsl.Engine;

/// <summary>
/// A batch whose inputs and outputs come in spans of their own, or as bytes: staged image by image in the order in which the emitted
/// code reads it. Rented memory, so repeated calls allocate nothing.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct StagedBatch
{
    private readonly ValueInfo[] _inputInfos;
    private readonly ValueInfo[] _outputInfos;
    private readonly int _images;
    private readonly int _inputLength;
    private readonly int _outputLength;
    private readonly float[] _inputs;
    private readonly float[] _outputs;

    internal StagedBatch(ValueInfo[] inputs, ValueInfo[] outputs, int images, int inputLength, int outputLength)
    {
        (_inputInfos, _outputInfos, _images, _inputLength, _outputLength) = (inputs, outputs, images, inputLength, outputLength);
        _inputs = ArrayPool<float>.Shared.Rent(checked(images * inputLength));
        _outputs = ArrayPool<float>.Shared.Rent(checked(images * outputLength));
    }

    /// <summary>N x all inputs.</summary>
    internal ReadOnlySpan<float> Inputs => _inputs.AsSpan(0, _images * _inputLength);

    /// <summary>N x all outputs.</summary>
    internal Span<float> Outputs => _outputs.AsSpan(0, _images * _outputLength);

    /// <summary>Takes an input, N x its shape.</summary>
    /// <exception cref="ArgumentException">It has not as many numbers.</exception>
    public void Read(int index, ReadOnlySpan<float> values)
    {
        (int offset, int length) = Check(_inputInfos, index, values.Length, "input");
        for (int i = 0; i < _images; i++)
        {
            values.Slice(i * length, length).CopyTo(_inputs.AsSpan((i * _inputLength) + offset, length));
        }
    }

    /// <summary>Takes an input of bytes, N x its shape.</summary>
    /// <exception cref="ArgumentException">It has not as many numbers.</exception>
    public void Read(int index, ReadOnlySpan<byte> values)
    {
        (int offset, int length) = Check(_inputInfos, index, values.Length, "input");
        for (int i = 0; i < _images; i++)
        {
            TensorPrimitives.ConvertTruncating(values.Slice(i * length, length), _inputs.AsSpan((i * _inputLength) + offset, length));
        }
    }

    /// <summary>Checks the place for an output before anything runs.</summary>
    /// <exception cref="ArgumentException">It has not N x the output's shape.</exception>
    public void Check(int index, ReadOnlySpan<float> output) => Check(_outputInfos, index, output.Length, "output");

    /// <summary>Gives an output, N x its shape.</summary>
    public void Write(int index, Span<float> values)
    {
        (int offset, int length) = Check(_outputInfos, index, values.Length, "output");
        for (int i = 0; i < _images; i++)
        {
            _outputs.AsSpan((i * _outputLength) + offset, length).CopyTo(values.Slice(i * length, length));
        }
    }

    /// <summary>Returns the memory.</summary>
    public void Dispose()
    {
        ArrayPool<float>.Shared.Return(_inputs);
        ArrayPool<float>.Shared.Return(_outputs);
    }

    private (int Offset, int Length) Check(ValueInfo[] infos, int index, int given, string what)
    {
        int offset = 0;
        for (int i = 0; i < index; i++)
        {
            offset += (int)infos[i].Shape.Length;
        }

        int length = (int)infos[index].Shape.Length;
        return given == (long)_images * length
            ? (offset, length)
            : throw new ArgumentException(
                $"The {what} '{infos[index].Name}' has {given} numbers; for this batch it needs {_images} x {infos[index].Shape} = {(long)_images * length}.", infos[index].Name);
    }
}
