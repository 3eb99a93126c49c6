using CnnDsl.Onnx.Format;
using CnnDsl.Onnx.Reading;

namespace CnnDsl.Conformance.Tests.Data;

/// <summary>One of ONNX's tests: a model, and what it must make of given inputs.</summary>
/// <param name="Set">node, simple, ...</param>
/// <param name="Name">test_conv_with_strides_padding, ...</param>
/// <param name="Folder">Where its files are.</param>
internal sealed record BackendTest(string Set, string Name, string Folder)
{
    /// <summary>As the table calls it.</summary>
    public string Id => $"{Set}/{Name}";

    /// <summary>The model.</summary>
    public string Model => Path.Combine(Folder, "model.onnx");

    /// <summary>The tensors that go in, in the order of the model's inputs.</summary>
    /// <exception cref="OnnxException">One is no tensor.</exception>
    public OnnxTensor[] Inputs(int count) => Read("input", count);

    /// <summary>The tensors that must come out, in the order of the model's outputs.</summary>
    /// <exception cref="OnnxException">One is no tensor.</exception>
    public OnnxTensor[] Outputs(int count) => Read("output", count);

    // No test has a second data set.
    private OnnxTensor[] Read(string what, int count) =>
        [.. Enumerable.Range(0, count).Select(i => Read(Path.Combine(Folder, "test_data_set_0", $"{what}_{i}.pb")))];

    private static OnnxTensor Read(string path) =>
        new TensorReader(path, folder: null).Read(TensorProto.Parser.ParseFrom(File.ReadAllBytes(path)), "tensor");
}
