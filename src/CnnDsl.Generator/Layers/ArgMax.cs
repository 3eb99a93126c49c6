using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>Where on an axis the largest number stands, from 0 on, as a float.</summary>
internal sealed class ArgMax : LayerKind
{
    public override string Name => "ArgMax";

    public override string Prefix => "argmax";

    public override LayerDocumentation Documentation => new(
        "Reductions", "the index of the largest x on an axis, as a float", "the input's sizes without Axis, or with 1 for it where KeepDims is true")
    {
        Onnx = "ArgMax",
        PyTorch = "torch.argmax",
    };

    public override LayerFacts? Check(LayerCheck layer, Shape input)
    {
        if (AxisRule.Find(layer, input) is not { } axis)
        {
            return null;
        }

        bool keep = layer.Arguments.Flag("KeepDims", false);
        bool last = layer.Arguments.Flag("SelectLast", false);
        AxisView view = AxisView.Of(input, axis);
        KernelOperation kernel = new KernelOperation("ArgMax") { InPlanes = true, IsWide = false }
            .With(("outer", view.Outer), ("size", view.Size), ("inner", view.Inner));
        Operand selectLast = LiteralOperand.Named("selectLast", last);
        return new LayerFacts(ReductionRule.Output(input, [axis], keep), kernel with { Extra = kernel.Extra.Append(selectLast).ToEquatableArray() })
        {
            Arguments = EquatableArray.Of(new Argument("Axis", axis), new Argument("KeepDims", keep ? 1 : 0), new Argument("SelectLast", last ? 1 : 0)),
        };
    }
}
