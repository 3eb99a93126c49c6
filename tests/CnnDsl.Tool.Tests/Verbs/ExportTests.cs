using CnnDsl.Tool.Tests.Harness;

namespace CnnDsl.Tool.Tests.Verbs;

/// <summary><c>cnndsl export</c>.</summary>
public sealed class ExportTests : IDisposable
{
    private static readonly string Assembly = typeof(Small).Assembly.Location;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_network_that_is_exported_is_imported_again()
    {
        string weights = Models.WriteWeights(_folder, Small.Info);
        Cnndsl.Run("export", Assembly, "--network", typeof(Small).FullName!, "--weights", weights, "--out", _folder["model.onnx"]).Succeeds("model.onnx: ");
        Cnndsl.Run("verify", _folder["model.onnx"]).Succeeds("stage.2.project");
    }

    [Fact]
    public void Says_which_networks_there_are()
    {
        string weights = Models.WriteWeights(_folder, Tiny.Info);
        Export("--network", "Shop.None", "--weights", weights).Fails(1, "has no network Shop.None", typeof(Small).FullName!, typeof(Tiny).FullName!);
        Export("--weights", weights).Fails(1, typeof(Small).FullName!, typeof(Tiny).FullName!, "--network");
    }

    [Fact]
    public void Says_what_is_wrong_with_the_weights()
    {
        Export("--network", typeof(Small).FullName!, "--weights", Models.WriteWeights(_folder, Tiny.Info)).Fails(1, "stage.0.conv.weight", "dense1.weight");
        Assert.Equal(["Tiny.safetensors"], _folder.Files);
    }

    [Fact]
    public void Says_what_is_no_assembly()
    {
        string weights = Models.WriteWeights(_folder, Tiny.Info);
        Cnndsl.Run("export", weights, "--weights", weights, "--out", _folder["model.onnx"]).Fails(1, "is no .NET assembly");
        Cnndsl.Run("export", _folder["none.dll"], "--weights", weights, "--out", _folder["model.onnx"]).Fails(1, "none.dll");
    }

    private Cnndsl Export(params string[] options) => Cnndsl.Run(["export", Assembly, "--out", _folder["model.onnx"], .. options]);
}
