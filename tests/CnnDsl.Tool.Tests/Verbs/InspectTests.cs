using CnnDsl.Tool.Tests.Harness;

namespace CnnDsl.Tool.Tests.Verbs;

/// <summary><c>cnndsl inspect</c>.</summary>
public sealed class InspectTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Shows_the_layers_of_a_model() => Cnndsl.Run("inspect", Models.Write(_folder, Small.Info))
        .Succeeds("opset 17", "N x 3 x 12 x 10", "stage.2.conv", "8 x 12 x 10", "584", "69,120", $"{Small.Info.Parameters:N0} parameters", $"{Small.Info.MultiplyAdds:N0} multiply-adds");

    [Fact]
    public void Shows_what_cannot_be_imported() => Cnndsl.Run("inspect", Models.WriteUnsupported(_folder, "Conjure", "Relu", "Relu"))
        .Succeeds("the_Conjure", "Conjure", "Relu", "1 of its nodes are not supported");

    [Fact]
    public void Shows_the_tensors_of_a_file() => Cnndsl.Run("inspect", Models.WriteWeights(_folder, Tiny.Info))
        .Succeeds("dense1.weight", "F32", "3 x 4", "2 tensors, 15 numbers");

    [Fact]
    public void Says_what_is_wrong_with_a_file()
    {
        File.WriteAllText(_folder["text.safetensors"], "this is no file of tensors");
        Cnndsl.Run("inspect", _folder["text.safetensors"]).Fails(1, "text.safetensors");
        Cnndsl.Run("inspect", _folder["none.onnx"]).Fails(1, "none.onnx");
    }
}
