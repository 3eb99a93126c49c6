using System.Collections.Frozen;

namespace CnnDsl.Reference;

/// <summary>The one list from a layer's kind to its definition.</summary>
internal static class LayerDefinitions
{
    public static readonly FrozenDictionary<string, Func<LayerCall, DoubleTensor>> ByKind =
        new Dictionary<string, Func<LayerCall, DoubleTensor>>
        {
            ["Conv2D"] = Convolution.Correlate,
            ["DepthwiseConv2D"] = Convolution.Correlate,
            ["MaxPool2D"] = Pooling.Max,
            ["AvgPool2D"] = Pooling.Average,
            ["GlobalAvgPool2D"] = Pooling.GlobalAverage,
            ["GlobalMaxPool2D"] = Pooling.GlobalMax,
            ["BatchNorm"] = Normalization.BatchNorm,
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
            ["Softmax"] = Softmax.OverChannels,
            ["Add"] = call => Merging.Combine(call, (a, b) => a + b),
            ["Sub"] = call => Merging.Combine(call, (a, b) => a - b),
            ["Mul"] = call => Merging.Combine(call, (a, b) => a * b),
            ["Concat"] = Merging.Concat,
            ["Slice"] = Merging.Slice,
            ["Conv1D"] = Convolution.Correlate,
            ["MaxPool1D"] = Pooling.Max,
            ["AvgPool1D"] = Pooling.Average,
            ["GlobalAvgPool1D"] = Pooling.GlobalAverage,
            ["GlobalMaxPool1D"] = Pooling.GlobalMax,
            ["AdaptiveAvgPool2D"] = Pooling.AdaptiveAverage,
            ["PixelShuffle"] = Rearranging.PixelShuffle,
            ["PixelUnshuffle"] = Rearranging.PixelUnshuffle,
            ["ChannelShuffle"] = Rearranging.ChannelShuffle,
            ["Clip"] = Activations.Clip,
            ["HardTanh"] = Activations.Clip,
            ["Scale"] = Activations.Scale,
            ["Shift"] = Activations.Shift,
            ["ConvTranspose2D"] = TransposedConvolution.ConvTranspose2D,
            ["Upsample"] = Resampling.Upsample,
            ["Pad"] = Rearranging.Pad,
            ["LRN"] = Normalization.LRN,
            ["InstanceNorm"] = Normalization.InstanceNorm,
            ["GroupNorm"] = Normalization.GroupNorm,
            ["Normalize"] = Normalization.Normalize,
            ["Split"] = Merging.Split,
        }.ToFrozenDictionary(StringComparer.Ordinal);
}
