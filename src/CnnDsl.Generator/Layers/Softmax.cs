using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>exp(x)/sum(exp(x)) over an axis: the features of a vector, the channels at each place of a map.</summary>
internal sealed class Softmax : LayerKind
{
    public override string Name => "Softmax";

    public override string Prefix => "softmax";

    public override LayerDocumentation Documentation => new("Activations", "exp(x)/sum(exp(x)) over an axis", "any shape, kept")
    {
        Onnx = "Softmax",
        PyTorch = "Softmax",
    };

    public override LayerFacts? Check(LayerCheck layer, Shape input) => Over(layer, input, "Softmax");

    /// <summary>A kernel that goes over an axis and keeps the shape.</summary>
    public static LayerFacts? Over(LayerCheck layer, Shape input, string kernel)
    {
        if (AxisRule.Find(layer, input) is not { } axis)
        {
            return new LayerFacts(input, new ReshapeOperation());
        }

        AxisView view = AxisView.Of(input, axis);
        KernelOperation operation = new(kernel) { InPlanes = true };
        return new LayerFacts(input, view.Inner == 1
            ? operation.With(("features", view.Size), ("rows", view.Outer))
            : (operation with { Method = "RunAcross" }).With(("size", view.Size), ("inner", view.Inner), ("outer", view.Outer)))
        {
            Arguments = EquatableArray.Of(new Argument("Axis", axis)),
        };
    }
}
