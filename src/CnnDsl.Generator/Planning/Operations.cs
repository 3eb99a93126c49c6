using CnnDsl.Generator.Layers;
using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Planning;

/// <summary>A convolution; depthwise when every group has one channel and one filter.</summary>
internal sealed record ConvolutionOperation(Window2D Window, int Filters, int Groups, bool Bias) : Operation
{
    public override bool TakesActivation => true;

    public override bool TakesBatchNorm => true;

    public override bool TakesSlopes => true;

    public override bool TakesAddition => true;

    public override void Lower(PlanBuilder plan, FusedLayer layer) => new WeightedLowering(plan).Convolve(layer, this);
}

/// <summary>W x + b.</summary>
internal sealed record DenseOperation(int Units, bool Bias) : Operation
{
    public override bool TakesActivation => true;

    public override bool TakesBatchNorm => true;

    public override void Lower(PlanBuilder plan, FusedLayer layer) => new WeightedLowering(plan).Multiply(layer, this);
}

/// <summary>(x - mean)/sqrt(var + epsilon) * weight + bias for each channel.</summary>
internal sealed record BatchNormOperation(double Epsilon, bool Affine) : Operation
{
    public override bool TakesActivation => true;

    public override void Lower(PlanBuilder plan, FusedLayer layer) => new MapLowering(plan).Normalize(layer, this);
}

/// <summary>A function of each element.</summary>
/// <param name="Type">The struct in CnnDsl.Activations.</param>
/// <param name="Constants">Its numbers, each of which becomes a type argument.</param>
/// <param name="IsCheap">Whether it is a few instructions, so that a register tile applies it before it stores; else the row that was written is gone over while it is in the cache.</param>
internal sealed record ActivationOperation(string Type, EquatableArray<float> Constants, bool IsCheap) : Operation
{
    public override void Lower(PlanBuilder plan, FusedLayer layer) => new MapLowering(plan).Activate(layer, this);
}

/// <summary>x, or slope * x below 0, with learnt slopes.</summary>
internal sealed record PReLUOperation(bool Shared) : Operation
{
    public override void Lower(PlanBuilder plan, FusedLayer layer) => new MapLowering(plan).ActivateBySlopes(layer);
}

/// <summary>Changes the shape, not the numbers: Flatten, Reshape, Dropout.</summary>
internal sealed record ReshapeOperation : Operation
{
    public override void Lower(PlanBuilder plan, FusedLayer layer) => new MapLowering(plan).Reshape(layer);
}

/// <summary>An operation on two or more values, element by element.</summary>
/// <param name="Type">The struct in CnnDsl.Kernels.</param>
internal sealed record ArithmeticOperation(string Type) : Operation
{
    public override bool TakesActivation => true;

    public override void Lower(PlanBuilder plan, FusedLayer layer) => new MergeLowering(plan).Combine(layer, this);
}

/// <summary>The channels of all inputs, one after the other.</summary>
internal sealed record ConcatOperation : Operation
{
    public override void Lower(PlanBuilder plan, FusedLayer layer) => new MergeLowering(plan).Concatenate(layer);
}

/// <summary>So many channels from one on.</summary>
internal sealed record SliceOperation(int Start, int Count) : Operation
{
    public override void Lower(PlanBuilder plan, FusedLayer layer) => new MergeLowering(plan).Cut(layer, this);
}
