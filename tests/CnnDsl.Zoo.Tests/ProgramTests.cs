using System.Numerics.Tensors;
using CnnDsl.Weights;

namespace Zoo.Tests;

/// <summary>The sample's command.</summary>
public sealed class ProgramTests : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public void Lists_every_network_without_a_folder()
    {
        Assert.Equal(0, Run());
        Assert.All(Catalog.All, entry => Assert.Contains(entry.Info.Name, _output.ToString(), StringComparison.Ordinal));
        Assert.Contains("11,689,512", _output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("a", "b")]
    public void Tells_how_it_is_used(params string[] arguments)
    {
        Assert.Equal(1, Run(arguments));
        Assert.StartsWith("Usage:", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Says_which_files_it_looks_for()
    {
        Assert.Equal(1, Run(Path.Combine(AppContext.BaseDirectory, "names")));
        Assert.Contains("mobilenet_v2.safetensors", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Says_what_is_wrong_with_weights()
    {
        // The golden files have the networks' names, and outputs in place of weights.
        Assert.Equal(1, Run(Path.Combine(AppContext.BaseDirectory, "golden")));
        Assert.Contains("conv1.weight", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Fails_when_a_network_differs_from_PyTorch()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("zoo");
        try
        {
            using SafeTensors golden = SafeTensors.Open(Path.Combine(AppContext.BaseDirectory, "golden", "squeezenet1_1.safetensors"));
            float[] expected = new float[1000];
            golden.Read(golden.Tensors.Single(), expected);
            Assert.Equal(0, RunSqueezeNet(folder.FullName, expected));
            expected[7] += 1;
            Assert.Equal(1, RunSqueezeNet(folder.FullName, expected));
            Assert.StartsWith("SqueezeNet differs from PyTorch by ", _error.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private int RunSqueezeNet(string folder, float[] expected)
    {
        SafeTensors.Save(Trial.Weights(folder, "squeezenet1_1"), SeededTensors.Shaped(SqueezeNet.Info, SeededTensors.For(SqueezeNet.Info, [])));
        SafeTensors.Save(Path.Combine(folder, "squeezenet1_1.golden.safetensors"), new Dictionary<string, Tensor<float>>
        {
            ["input"] = Tensor.Create(SeededTensors.Image(SqueezeNet.Info.Inputs[0].Shape), [1, 3, 224, 224]),
            ["output"] = Tensor.Create(expected, [1, 1000]),
        });
        return Run(folder);
    }

    private int Run(params string[] arguments) => Program.Run(arguments, _output, _error);
}
