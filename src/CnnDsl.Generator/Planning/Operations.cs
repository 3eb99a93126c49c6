using CnnDsl.Generator.Layers;
using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Planning;

/// <summary>What a layer computes, in the planner's words: many layers, few operations.</summary>
internal abstract record Operation;

/// <summary>A convolution; depthwise when every group has one channel and one filter.</summary>
internal sealed record ConvolutionOperation(Window2D Window, int Filters, int Groups, bool Bias) : Operation;

/// <summary>W x + b.</summary>
internal sealed record DenseOperation(int Units, bool Bias) : Operation;

/// <summary>A pool by the runtime kernel of this name.</summary>
/// <param name="Kernel">The class in CnnDsl.Kernels.</param>
/// <param name="Window">The window.</param>
/// <param name="Extra">Arguments behind the window, as C#.</param>
internal sealed record PoolOperation(string Kernel, Window2D Window, EquatableArray<string> Extra) : Operation;

/// <summary>C x H x W -> C x 1 x 1 by the runtime kernel of this name.</summary>
internal sealed record GlobalPoolOperation(string Kernel) : Operation;

/// <summary>(x - mean)/sqrt(var + epsilon) * weight + bias for each channel.</summary>
internal sealed record BatchNormOperation(double Epsilon, bool Affine) : Operation;

/// <summary>A function of each element.</summary>
/// <param name="Type">The struct in CnnDsl.Activations.</param>
/// <param name="Constants">Its numbers, each of which becomes a type argument.</param>
/// <param name="IsCheap">Whether it is a few instructions, so that a register tile applies it before it stores; else the row that was written is gone over while it is in the cache.</param>
internal sealed record ActivationOperation(string Type, EquatableArray<float> Constants, bool IsCheap) : Operation;

/// <summary>x, or slope * x below 0, with learnt slopes.</summary>
internal sealed record PReLUOperation(bool Shared) : Operation;

/// <summary>Softmax over features or channels.</summary>
internal sealed record SoftmaxOperation : Operation;

/// <summary>Changes the shape, not the numbers: Flatten, Dropout.</summary>
internal sealed record ReshapeOperation : Operation;

/// <summary>An operation on two or more values, element by element.</summary>
/// <param name="Type">The struct in CnnDsl.Kernels.</param>
internal sealed record ArithmeticOperation(string Type) : Operation;

/// <summary>The channels of all inputs, one after the other.</summary>
internal sealed record ConcatOperation : Operation;

/// <summary>So many channels from one on.</summary>
internal sealed record SliceOperation(int Start, int Count) : Operation;
