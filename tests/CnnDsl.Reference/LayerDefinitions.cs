using System.Collections.Frozen;

namespace CnnDsl.Reference;

/// <summary>The one list from a layer's kind to its definition.</summary>
internal static class LayerDefinitions
{
    public static readonly FrozenDictionary<string, Func<LayerCall, DoubleTensor>> ByKind =
        new Dictionary<string, Func<LayerCall, DoubleTensor>>
        {
            ["Conv2D"] = Convolution.Conv2D,
            ["DepthwiseConv2D"] = Convolution.Conv2D,
            ["MaxPool2D"] = Pooling.MaxPool2D,
            ["AvgPool2D"] = Pooling.AvgPool2D,
            ["GlobalAvgPool2D"] = Pooling.GlobalAvgPool2D,
            ["GlobalMaxPool2D"] = Pooling.GlobalMaxPool2D,
            ["BatchNorm"] = Normalization.BatchNorm,
            ["LayerNorm"] = Normalization.LayerNorm,
            ["L2Normalize"] = Normalization.L2Normalize,
            ["Dense"] = Dense.Affine,
            ["Flatten"] = Dense.Flatten,
            ["Dropout"] = Dense.Dropout,
            ["ReLU"] = Activations.ReLU,
            ["ReLU6"] = Activations.ReLU6,
            ["LeakyReLU"] = Activations.LeakyReLU,
            ["PReLU"] = Activations.PReLU,
            ["ELU"] = Activations.ELU,
            ["Sigmoid"] = Activations.Sigmoid,
            ["Tanh"] = Activations.Tanh,
            ["HardSigmoid"] = Activations.HardSigmoid,
            ["HardSwish"] = Activations.HardSwish,
            ["SiLU"] = Activations.SiLU,
            ["GELU"] = Activations.GELU,
            ["Softplus"] = Activations.Softplus,
            ["Softmax"] = Softmax.OverAxis,
            ["LogSoftmax"] = Softmax.LogOverAxis,
            ["Add"] = call => Merging.Combine(call, (a, b) => a + b),
            ["Sub"] = call => Merging.Combine(call, (a, b) => a - b),
            ["Mul"] = call => Merging.Combine(call, (a, b) => a * b),
            ["Div"] = call => Merging.Combine(call, (a, b) => a / b),
            ["Minimum"] = call => Merging.Combine(call, Math.Min),
            ["Maximum"] = call => Merging.Combine(call, Math.Max),
            ["MatMul"] = MatrixProduct.MatMul,
            ["Concat"] = Merging.Concat,
            ["Slice"] = Merging.Slice,
            ["Split"] = Merging.Split,
            ["Reshape"] = Shaping.Reshape,
            ["Transpose"] = Shaping.Transpose,
            ["Constant"] = Shaping.Constant,
            ["ReduceMean"] = Reductions.Mean,
            ["ReduceSum"] = Reductions.Sum,
            ["ReduceMax"] = Reductions.Max,
            ["ReduceMin"] = Reductions.Min,
            ["ArgMax"] = Reductions.ArgMax,
        }.ToFrozenDictionary(StringComparer.Ordinal);
}
