using CnnDsl.Weights;

namespace CnnDsl.Benchmarks.Compare;

/// <summary>N x C x H x W in, N x the output shape out.</summary>
internal delegate void ForwardPass(ReadOnlySpan<float> input, Span<float> output);

/// <summary>A generated network, its type forgotten.</summary>
internal sealed record Subject(NetworkInfo Info, string TypeName, Func<IWeightSource, ForwardPass> Create)
{
    /// <summary>The networks that `compare` times, in the order of its table.</summary>
    public static IReadOnlyList<Subject> All { get; } = 
    [
        Of<LeNet5>(), Of<DeepConvNet>(), Of<VggLike>(),
        Of<Zoo.ResNet18>(), Of<Zoo.ResNet50>(), Of<Zoo.MobileNetV2>(), Of<Zoo.SqueezeNet>(), Of<Zoo.EfficientNetB0>(), Of<Zoo.DenseNet121>(),
        Of<FaceFinder.BlazeFace>(),
    ];

    private static Subject Of<T>()
        where T : INetwork<T> =>
        new(T.Info, typeof(T).FullName!, weights => T.Create(weights).Forward);
}
