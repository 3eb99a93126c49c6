using CnnDsl.Generator.Layers;
using CnnDsl.Onnx.Export;

namespace CnnDsl.Onnx.Tests.Export;

/// <summary>The exporter's list of layers.</summary>
public sealed class TranslationTests
{
    [Fact]
    public void Every_kind_of_layer_has_a_translation() =>
        Assert.Empty(LayerCatalog.All.Select(kind => kind.Name).Except(OnnxExporter.Kinds));
}
