using CnnDsl;

namespace Zoo;

/// <summary>The networks of this sample.</summary>
public static class Catalog
{
    /// <summary>Each under the name of its function in torchvision.models, which is also that of its files.</summary>
    public static IReadOnlyList<Entry> All { get; } =
    [
        Entry.Of<ResNet18>("resnet18"),
        Entry.Of<ResNet50>("resnet50"),
        Entry.Of<MobileNetV2>("mobilenet_v2"),
        Entry.Of<SqueezeNet>("squeezenet1_1"),
        Entry.Of<EfficientNetB0>("efficientnet_b0"),
        Entry.Of<DenseNet121>("densenet121"),
    ];
}

/// <summary>A network of the sample.</summary>
/// <param name="Name">Its name in torchvision.</param>
/// <param name="Info">What the compiler knew of it.</param>
/// <param name="Try">Loads it from a folder and tries it.</param>
public sealed record Entry(string Name, NetworkInfo Info, Func<string, Trial> Try)
{
    /// <summary>The network of a class.</summary>
    public static Entry Of<T>(string name)
        where T : INetwork<T> => new(name, T.Info, folder => Trial.Of<T>(folder, name));
}
