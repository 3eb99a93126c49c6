using System.Numerics.Tensors;
using CnnDsl.Reference;
using CnnDsl.Tool.Tests.Harness;
using CnnDsl.Weights;

namespace CnnDsl.Tool.Tests.Verbs;

/// <summary><c>cnndsl golden</c>.</summary>
public sealed class GoldenTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_recorded_passes_the_networks_self_test_and_fails_that_of_other_weights()
    {
        string weights = Models.WriteWeights(_folder, Small.Info);
        Record(weights, "--images", "3").Succeeds("small.golden.safetensors: 3 images, 1 in, 1 out");
        using SafeTensors golden = SafeTensors.Open(_folder["small.golden.safetensors"]);
        SelfTestResult same = SelfTestResult.Of(Small.Load(weights), golden, tolerance: 0);
        Assert.True(same.Passed);
        Assert.Equal((3, 0.0), (same.Images, Assert.Single(same.Outputs).Difference.Absolute));
        Assert.False(SelfTestResult.Of(Small.Create(RandomWeights.Named(Small.Info, 2)), golden).Passed);
    }

    [Fact]
    public void Inputs_may_come_from_a_file()
    {
        string weights = Models.WriteWeights(_folder, Tiny.Info);
        SafeTensors.Save(_folder["in.safetensors"], new Dictionary<string, Tensor<float>> { ["input.input"] = Tensor.Create([1f, 2f, 3f, 4f], [1, 4]) });
        Cnndsl.Run("golden", typeof(Tiny).Assembly.Location, "--network", typeof(Tiny).FullName!, "--weights", weights, "--input", _folder["in.safetensors"], "--out", _folder["out.safetensors"])
            .Succeeds("1 image, 1 in, 1 out");
        using SafeTensors golden = SafeTensors.Open(_folder["out.safetensors"]);
        Assert.Equal(["input.input", "output.softmax1"], golden.Tensors.Select(tensor => tensor.Name).Order(StringComparer.Ordinal));
        Assert.True(SelfTestResult.Of(Tiny.Load(weights), golden).Passed);
    }

    [Fact]
    public void Says_what_is_wrong_and_writes_nothing()
    {
        string weights = Models.WriteWeights(_folder, Small.Info);
        Record(weights, "--images", "0").Fails(1, "--images is 0; it must be from 1 to 4096.");
        SafeTensors.Save(_folder["in.safetensors"], new Dictionary<string, Tensor<float>> { ["input.image"] = Tensor.Create([1f], [1]) });
        Record(weights, "--input", _folder["in.safetensors"]).Fails(1, "missing: input.input (1 x 3 x 12 x 10)", "surplus: input.image (1)");
        Assert.DoesNotContain("small.golden.safetensors", _folder.Files);
    }

    /// <summary>The import's golden file, made by ONNX Runtime, is in the same form.</summary>
    [Fact]
    public void What_an_import_records_passes_too()
    {
        string model = Models.Write(_folder, Small.Info);
        Cnndsl.Run("import", model, "--namespace", "Shop", "--class", "Eye", "--out", _folder.Root).Succeeds("Eye.golden.safetensors");
        using SafeTensors golden = SafeTensors.Open(_folder["Eye.golden.safetensors"]);
        SelfTestResult result = SelfTestResult.Of(Small.Create(RandomWeights.Named(Small.Info, 1)), new Renamed(golden, Small.Info.Outputs[0].Name));
        Assert.True(result.ThrowIfFailed().Passed);
    }

    private Cnndsl Record(string weights, params string[] options) => Cnndsl.Run(
        ["golden", typeof(Small).Assembly.Location, "--network", typeof(Small).FullName!, "--weights", weights, "--out", _folder["small.golden.safetensors"], .. options]);

    /// <summary>A file whose one output has another name, for the import may call the last layer otherwise.</summary>
    private sealed class Renamed(SafeTensors file, string output) : IWeightSource
    {
        public string Description => file.Description;

        public IReadOnlyList<TensorEntry> Tensors { get; } =
            [.. file.Tensors.Select(tensor => tensor.Name.StartsWith("output.", StringComparison.Ordinal) ? tensor with { Name = $"output.{output}" } : tensor)];

        public void Read(TensorEntry tensor, Span<float> destination) => file.Read(file.Tensors[Tensors.Index().First(pair => pair.Item == tensor).Index], destination);
    }
}
