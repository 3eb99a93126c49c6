using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Layers;

/// <summary>min(max(Min, x), Max) with the limits -1 and 1 by default, element by element.</summary>
internal sealed class HardTanh : LayerKind
{
    public override string Name => "HardTanh";

    public override string Prefix => "hardtanh";

    public override LayerDocumentation Documentation => new("Activations", "min(max(Min, x), Max)", "any shape")
    {
        Onnx = "Clip",
        PyTorch = "Hardtanh",
    };

    public override void CheckArguments(LayerCheck layer) => Clip.CheckLimits(layer, -1, 1);

    public override LayerFacts? Check(LayerCheck layer, Shape input) => Clip.Limit(layer, input, -1, 1);
}
