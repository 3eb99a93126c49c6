#if LeNet5
using Model = CnnDsl.Benchmarks.LeNet5;
#elif MobileNetV2
using Model = Zoo.MobileNetV2;
#else
using Model = Zoo.ResNet50;
#endif

namespace CnnDsl.Start;

/// <summary>A generated network, loaded from safetensors.</summary>
internal sealed class Engine(string path)
{
    private readonly Model _network = Model.Load(path);

    public float[] Input { get; } = new float[Model.InputLength];

    public float[] Output { get; } = new float[Model.OutputLength];

    public void Run() => _network.Forward(Input, Output);
}
