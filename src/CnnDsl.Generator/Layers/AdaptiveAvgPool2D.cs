using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>Mean of windows that share the map out evenly: C x H x W -> C x OH x OW.</summary>
internal sealed class AdaptiveAvgPool2D : LayerKind
{
    public override string Name => "AdaptiveAvgPool2D";

    public override string Prefix => "avgpool";

    public override LayerDocumentation Documentation => new(
        "Pooling", "mean of the rows [floor(i*H/OH), ceil((i + 1)*H/OH)) and the columns likewise", "C x H x W -> C x OH x OW")
    {
        Onnx = "AveragePool",
        PyTorch = "AdaptiveAvgPool2d",
    };

    public override void CheckArguments(LayerCheck layer) => layer.AtLeast(1, "Size", "Height", "Width");

    public override LayerFacts? Check(LayerCheck layer, Shape input)
    {
        if (!layer.IsSound || !layer.NeedsMap(input))
        {
            return null;
        }

        int height = layer.Arguments.FirstInt(1, "Height", "Size");
        int width = layer.Arguments.FirstInt(1, "Width", "Size");
        return layer.Fits(Sizes.Product(input.Channels, height, width), "its output", "Size", "Height", "Width")
            ? new LayerFacts(Shape.Map(input.Channels, height, width), new KernelOperation(height == 1 && width == 1 ? "GlobalAvgPool2D" : "AdaptiveAvgPool2D"))
            {
                Arguments = EquatableArray.Of(new Argument("Height", height), new Argument("Width", width)),
            }
            : null;
    }
}
