using CnnDsl.Tool.Tests.Harness;

namespace CnnDsl.Tool.Tests.Verbs;

/// <summary><c>cnndsl verify</c>.</summary>
public sealed class VerifyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Shows_the_difference_of_every_layer()
    {
        Cnndsl run = Cnndsl.Run("verify", Models.Write(_folder, Small.Info), "--batch", "3");
        run.Succeeds("stage.1.project", "Conv2D", "8 x 12 x 10", "ULP", "17 of 17 layers compared on 3 image(s).");
        Assert.Equal(["Small.onnx"], _folder.Files);
    }

    [Fact]
    public void Lists_every_node_that_is_not_supported() =>
        Cnndsl.Run("verify", Models.WriteUnsupported(_folder, "Conjure", "Divine")).Fails(1, "the_Conjure", "the_Divine");

    [Fact]
    public void Says_what_is_wrong_with_a_file() => Cnndsl.Run("verify", _folder["none.onnx"]).Fails(1, "none.onnx");
}
