using CnnDsl.Onnx.Compiling;
using CnnDsl.Weights;

namespace CnnDsl.Benchmarks.Compare;

/// <summary>A generated network, its type forgotten.</summary>
internal sealed record Subject(NetworkInfo Info, Type Type, Func<IWeightSource, int, ForwardPass> Create)
{
    /// <summary>The networks that `compare` times, in the order of its table.</summary>
    public static IReadOnlyList<Subject> All { get; } = 
    [
        Of<LeNet5>(), Of<DeepConvNet>(), Of<VggLike>(),
        Of<Zoo.ResNet18>(), Of<Zoo.ResNet50>(), Of<Zoo.MobileNetV2>(), Of<Zoo.SqueezeNet>(), Of<Zoo.EfficientNetB0>(), Of<Zoo.DenseNet121>(),
        Of<FaceFinder.BlazeFace>(),
    ];

    /// <summary>The network of a name.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static Subject Named(string name) => All.FirstOrDefault(subject => subject.Info.Name == name)
        ?? throw new UsageException($"No network is called {name}; there are {string.Join(", ", All.Select(subject => subject.Info.Name))}.");

    private static Subject Of<T>()
        where T : INetwork<T> =>
        new(T.Info, typeof(T), (weights, threads) => T.Create(weights, threads: threads).Forward);
}
