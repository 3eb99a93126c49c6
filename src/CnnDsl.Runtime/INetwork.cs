using System.Numerics.Tensors;
using CnnDsl.Weights;

namespace CnnDsl;

/// <summary>
/// A network that the generator wrote. Generic code hosts any network through it:
/// <c>static void Serve&lt;T&gt;(string path) where T : INetwork&lt;T&gt;</c>.
/// Instances are immutable; calls from several threads at once are safe.
/// </summary>
/// <typeparam name="TSelf">The network's class.</typeparam>
public interface INetwork<TSelf>
    where TSelf : INetwork<TSelf>
{
    /// <summary>Inputs, outputs, layers, parameters, multiply-adds and workspace, known without an instance.</summary>
    static abstract NetworkInfo Info { get; }

    /// <summary>Loads the weights from a safetensors file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="width">The vector width of the kernels.</param>
    /// <param name="threads">Threads that a forward pass takes at the most, 1 to 256; 0 for one when the network is small and else one for each core.</param>
    /// <exception cref="SafeTensorsException">The file is not a well-formed safetensors file.</exception>
    /// <exception cref="WeightsException">The tensors are not the network's; every difference is listed.</exception>
    static abstract TSelf Load(string path, VectorWidth width = VectorWidth.Widest, int threads = 0);

    /// <summary>Loads the weights from a stream of safetensors, which is read to its end and left open.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="width">The vector width of the kernels.</param>
    /// <param name="threads">Threads that a forward pass takes at the most, 1 to 256; 0 for one when the network is small and else one for each core.</param>
    /// <exception cref="SafeTensorsException">The stream is not well-formed safetensors.</exception>
    /// <exception cref="WeightsException">The tensors are not the network's; every difference is listed.</exception>
    static abstract TSelf Load(Stream stream, VectorWidth width = VectorWidth.Widest, int threads = 0);

    /// <summary>Takes the weights from any source, such as <see cref="NamedTensors"/> in memory.</summary>
    /// <param name="weights">The source.</param>
    /// <param name="width">The vector width of the kernels.</param>
    /// <param name="threads">Threads that a forward pass takes at the most, 1 to 256; 0 for one when the network is small and else one for each core.</param>
    /// <exception cref="WeightsException">The tensors are not the network's; every difference is listed.</exception>
    static abstract TSelf Create(IWeightSource weights, VectorWidth width = VectorWidth.Widest, int threads = 0);

    /// <summary>
    /// Runs the network on N images, where N is <paramref name="input"/>'s length over the input shape's.
    /// Allocates nothing in steady state.
    /// </summary>
    /// <param name="input">N x C x H x W, row-major. Several inputs of an image follow one another in the order of declaration.</param>
    /// <param name="output">N x the output shape, several outputs one after the other; every element is written.</param>
    /// <exception cref="ArgumentException">The input is not a whole number of images, the output is not as long as theirs, or the two overlap.</exception>
    void Forward(ReadOnlySpan<float> input, Span<float> output);

    /// <summary>
    /// Runs the network on a tensor of N x C x H x W and writes N x the output shape. Where there are several inputs or outputs,
    /// the tensor is N x all their numbers.
    /// </summary>
    /// <exception cref="ArgumentException">A shape does not match; the message has both.</exception>
    void Forward(in ReadOnlyTensorSpan<float> input, in TensorSpan<float> output);

    /// <summary>
    /// Runs the network on a tensor of N x C x H x W and returns a new one of N x the output shape. Where there are several inputs
    /// or outputs, the tensor is N x all their numbers.
    /// </summary>
    /// <exception cref="ArgumentException">The shape is not N x the input shape; the message has both.</exception>
    Tensor<float> Forward(Tensor<float> input);
}
