using Xunit.Abstractions;
using Zoo;

namespace CnnDsl.Conformance.Tests.Torchvision;

/// <summary>torchvision's networks, imported and, six of them, declared by hand: both give what ONNX Runtime gives.</summary>
public sealed class TorchvisionTests(ITestOutputHelper output)
{
    private const double Bound = 1e-4;

    /// <summary>The models of the folder.</summary>
    public static TheoryData<string> Models => Names(".onnx");

    /// <summary>Those whose weights are there too.</summary>
    public static TheoryData<string> DeclaredModels => Names(".safetensors");

    [TorchvisionTheory]
    [MemberData(nameof(Models))]
    public void An_imported_network_gives_what_ONNX_Runtime_gives(string name)
    {
        string path = Path.Combine(TorchvisionTheoryAttribute.Folder!, name + ".onnx");
        ImportedNetwork network = ImportedNetwork.Of(path);
        TensorShape shape = network.Code.Info.Inputs[0].Shape;
        float[] pictures = RuntimeModel.Pictures(shape);

        double difference = RuntimeModel.Difference(RuntimeModel.Run(path, pictures, shape), network.Run(pictures));

        output.WriteLine($"{name}: {network.Code.Info.Layers.Count} layers in {network.Text.Count(c => c == '\n')} lines, off by {difference:E1}");
        Assert.InRange(difference, 0, Bound);
    }

    [TorchvisionTheory]
    [MemberData(nameof(DeclaredModels))]
    public void A_declared_network_gives_what_ONNX_Runtime_gives(string name)
    {
        switch (name)
        {
            case "resnet18":
                Check<ResNet18>(name);
                break;
            case "resnet50":
                Check<ResNet50>(name);
                break;
            case "mobilenet_v2":
                Check<MobileNetV2>(name);
                break;
            case "squeezenet1_1":
                Check<SqueezeNet>(name);
                break;
            case "efficientnet_b0":
                Check<EfficientNetB0>(name);
                break;
            case "densenet121":
                Check<DenseNet121>(name);
                break;
            default:
                Assert.Fail($"{name} is not declared in samples/Zoo.");
                break;
        }
    }

    private void Check<T>(string name)
        where T : INetwork<T>
    {
        string folder = TorchvisionTheoryAttribute.Folder!;
        TensorShape shape = T.Info.Inputs[0].Shape;
        float[] pictures = RuntimeModel.Pictures(shape);
        float[] scores = new float[RuntimeModel.Batch * T.Info.Outputs[0].Shape.Length];
        T.Load(Path.Combine(folder, name + ".safetensors")).Forward(pictures, scores);

        double difference = RuntimeModel.Difference(RuntimeModel.Run(Path.Combine(folder, name + ".onnx"), pictures, shape), scores);

        output.WriteLine($"{name}: off by {difference:E1}");
        Assert.InRange(difference, 0, Bound);
    }

    private static TheoryData<string> Names(string extension) =>
        TorchvisionTheoryAttribute.Folder is not { Length: > 0 } folder
            ? ["none"]
            : [.. Directory.GetFiles(folder, "*" + extension).Order(StringComparer.Ordinal).Select(path => Path.GetFileNameWithoutExtension(path))];
}
