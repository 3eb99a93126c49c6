using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>Nothing, at inference.</summary>
internal sealed class Dropout : LayerKind
{
    public override string Name => "Dropout";

    public override string Prefix => "dropout";

    public override LayerDocumentation Documentation => new("Others", "y = x at inference", "any -> the same")
    {
        Onnx = "Dropout",
        PyTorch = "Dropout",
    };

    public override void CheckArguments(LayerCheck layer) => layer.InRange("Rate", rate => rate is >= 0 and <= 1, "0 to 1");

    public override LayerFacts? Check(LayerCheck layer, Shape input) =>
        new(input, new ReshapeOperation()) { Arguments = EquatableArray.Of(new Argument("Rate", layer.Arguments.Number("Rate", 0.5))) };
}
