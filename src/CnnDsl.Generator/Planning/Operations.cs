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

/// <summary>All inputs, one after the other on an axis.</summary>
internal sealed record ConcatOperation(int Axis) : Operation
{
    public override void Lower(PlanBuilder plan, FusedLayer layer) => new MergeLowering(plan).Concatenate(layer, this);
}

/// <summary>So many indices of an axis from one on, each a step behind the other.</summary>
internal sealed record SliceOperation(int Axis, int Start, int Count, int Step) : Operation
{
    public override void Lower(PlanBuilder plan, FusedLayer layer) => new MergeLowering(plan).Cut(layer, this);
}

/// <summary>A tensor of the network's own, which is read where it lies among the weights.</summary>
internal sealed record ConstantOperation : Operation
{
    public override bool IsPlanar => true;

    public override void Lower(PlanBuilder plan, FusedLayer layer)
    {
        long offset = plan.Weights.AddTable(layer.Main, KernelTable.Copy("value", layer.Main.Output.Length));
        plan.Values.SetPlanar(layer.Output, plan.Values.NewConstant(offset));
    }
}
