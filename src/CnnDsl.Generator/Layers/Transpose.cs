using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>Axes in another order: axis i of the output is axis Axes[i] of the input.</summary>
internal sealed class Transpose : LayerKind
{
    public override string Name => "Transpose";

    public override string Prefix => "transpose";

    public override LayerDocumentation Documentation => new("Shapes", "y[i0, i1, ...] = x[...], axis i of y being axis Axes[i] of x", "the input's sizes in the order of Axes")
    {
        Onnx = "Transpose",
        PyTorch = "torch.permute",
    };

    public override LayerFacts? Check(LayerCheck layer, Shape input)
    {
        if (AxisRule.FindAll(layer, input, "Axes") is not { } axes)
        {
            return null;
        }

        if (!axes.OrderBy(axis => axis).SequenceEqual(Enumerable.Range(0, input.Rank)))
        {
            layer.Report(
                DiagnosticIds.AxesDoNotFit, ["Axes[0]"], axes.Length == 0 ? "none" : AxisRule.List(layer.Arguments.Ints("Axes")), input.Describe(),
                $"a transpose names each of its {input.Rank} axes once");
            return null;
        }

        Shape output = Shape.Of([.. axes.Select(axis => input.Dimensions[axis])]);
        return new LayerFacts(output, Lower(LoopNest.Of(output.Dimensions, [.. axes.Select(input.Stride)], LoopNest.Strides(output))))
        {
            Arguments = Argument.Array("Axes", axes).ToEquatableArray(),
        };
    }

    /// <summary>A turn of planes, or none where the numbers keep their order.</summary>
    private static Operation Lower(LoopNest loops)
    {
        int unit = loops.Steps[0].ToList().IndexOf(1);
        int last = loops.Sizes.Count - 1;
        if (last == 0)
        {
            return new ReshapeOperation();
        }

        // The loop along the input's rows comes next to the one along the output's, so that both stay in the cache.
        LoopNest ordered = unit == last ? loops : loops.Reorder([.. Enumerable.Range(0, last).Where(loop => loop != unit), unit, last]);
        return new KernelOperation("Transpose")
        {
            InPlanes = true,
            IsWide = false,
            Extra = EquatableArray.Of<Operand>(
                LiteralOperand.Named("sizes", ordered.Sizes), LiteralOperand.Named("from", ordered.Steps[0]), LiteralOperand.Named("to", ordered.Steps[1])),
        };
    }
}
