using System.Numerics.Tensors;
using CnnDsl.Tool.Tests.Harness;
using CnnDsl.Weights;

namespace CnnDsl.Package.Tests;

/// <summary>A user's project with the package, and the command beside it.</summary>
[Collection(nameof(PackedFeed))]
public sealed class ConsumerTests(PackedFeed feed) : IDisposable
{
    private const string Weights = """<CnnWeights Include="eye.safetensors" Network="Eye" Embed="true" />""";

    private const string Source = """
        using CnnDsl;

        float[] output = new float[3];
        Shop.Eye.LoadEmbedded().Forward(new float[16], output);
        System.Console.WriteLine(string.Join(" ", output));

        namespace Shop
        {
            [Network, Input(1, 4, 4)]
            [Conv2D(2, 3), ReLU, Flatten, Dense(3)]
            public partial class Eye;
        }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_project_with_the_package_builds_and_runs_and_its_model_comes_back_by_the_tool_and_the_build()
    {
        WriteWeights(channels: 1);
        Succeeds(new Consumer(feed, _folder, Weights, Source).Build());
        Assert.Equal("4 5 6", Succeeds(Dotnet.Run(_folder.Root, _folder["bin/Release/net10.0/Shop.dll"])).Trim());

        string cnndsl = InstallTool();
        Assert.Contains("import", Succeeds(Dotnet.RunProgram(cnndsl, _folder.Root, "--help")), StringComparison.Ordinal);
        Succeeds(Dotnet.RunProgram(cnndsl, _folder.Root, "export", "bin/Release/net10.0/Shop.dll", "--weights", "eye.safetensors", "--out", "lens.onnx"));

        // Imports by the tool in the package, which has no ONNX Runtime.
        using TemporaryFolder other = new();
        File.Copy(_folder["lens.onnx"], other["lens.onnx"]);
        Consumer importer = new(feed, other, """<OnnxNetwork Include="lens.onnx" Namespace="Shop" Class="Lens" />""", Source[..Source.IndexOf("namespace Shop", StringComparison.Ordinal)]
            .Replace("Eye.LoadEmbedded()", $"Lens.Load(System.IO.Path.Combine(System.AppContext.BaseDirectory, \"Lens.safetensors\"))", StringComparison.Ordinal));
        Succeeds(importer.Build());
        Assert.Equal("4 5 6", Succeeds(importer.Run()).Trim());
    }

    [Fact]
    public void Three_mistakes_and_weights_of_another_shape_are_all_in_one_build_at_their_places()
    {
        WriteWeights(channels: 3);
        Consumer consumer = new(feed, _folder, Weights, """
            using CnnDsl;

            System.Console.WriteLine();

            [Network, Input(1, 4, 4)]
            [Conv2D(2, 3), Conv2D(4, 1, InChannels = 3)]
            [Conv2D(4, 1, Groups = 3), MaxPool2D(2, Stride = 0), Flatten, Dense(3)]
            public partial class Eye;
            """);
        string[] errors = [.. consumer.Errors().Select(error => error.Split('[')[0].Trim()).Order(StringComparer.Ordinal)];
        string file = _folder["Shop.cs"];
        Assert.Collection(
            errors,
            error => Assert.StartsWith($"{file}(6,2): error CNN2002: Conv2D 'conv1': 'conv1.weight' is 2 x 3 x 3 x 3 in eye.safetensors, but the network needs 2 x 1 x 3 x 3: 3 channels, not 1", error, StringComparison.Ordinal),
            error => Assert.StartsWith($"{file}(6,29): error CNN1003: Conv2D 'conv2': InChannels = 3, but its input is 2 x 2 x 2", error, StringComparison.Ordinal),
            error => Assert.StartsWith($"{file}(7,15): error CNN1004: Conv2D 'conv3': 3 groups do not divide", error, StringComparison.Ordinal),
            error => Assert.StartsWith($"{file}(7,41): error CNN0009: MaxPool2D 'maxpool1': Stride is 0; it must be 1 or more", error, StringComparison.Ordinal));
    }

    [Fact]
    public void A_weights_file_that_is_none_is_one_error_at_the_file()
    {
        File.WriteAllText(_folder["eye.safetensors"], "version https://git-lfs.github.com/spec/v1\n");
        string error = Assert.Single(new Consumer(feed, _folder, Weights, Source).Errors());
        Assert.StartsWith($"{_folder["eye.safetensors"]} : error CNN4002: ", error, StringComparison.Ordinal);
        Assert.Contains("is not well-formed safetensors", error, StringComparison.Ordinal);
    }

    private string InstallTool()
    {
        Succeeds(Dotnet.Run(_folder.Root, "tool", "install", "CnnDsl.Tool", "--tool-path", "tools", "--version", feed.Version));
        return _folder[OperatingSystem.IsWindows() ? "tools/cnndsl.exe" : "tools/cnndsl"];
    }

    private void WriteWeights(int channels) => SafeTensors.Save(_folder["eye.safetensors"], new Dictionary<string, Tensor<float>>
    {
        ["conv1.weight"] = Tensor.Create(new float[2 * channels * 9], [2, channels, 3, 3]),
        ["conv1.bias"] = Tensor.Create(new float[2], [2]),
        ["dense1.weight"] = Tensor.Create(new float[24], [3, 8]),
        ["dense1.bias"] = Tensor.Create([4f, 5f, 6f], [3]),
    });

    private static string Succeeds((int Code, string Text) run)
    {
        Assert.True(run.Code == 0, run.Text);
        return run.Text;
    }
}
