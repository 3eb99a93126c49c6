using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>What reductions share: the axes that go, and what stays of the shape.</summary>
internal static class ReductionRule
{
    public static LayerFacts? Apply(LayerCheck layer, Shape input, Reduction reduction)
    {
        if (AxisRule.FindAll(layer, input, "Axes") is not { } stated)
        {
            return null;
        }

        if (stated.Distinct().Count() < stated.Length)
        {
            layer.Report(DiagnosticIds.AxesDoNotFit, ["Axes[0]"], AxisRule.List(layer.Arguments.Ints("Axes")), input.Describe(), "each may be named once");
            return null;
        }

        int[] axes = stated.Length == 0 ? [.. Enumerable.Range(0, input.Rank)] : [.. stated.OrderBy(axis => axis)];
        bool keep = layer.Arguments.Flag("KeepDims", true);
        return new LayerFacts(Output(input, axes, keep), new ReduceOperation(reduction, axes.ToEquatableArray()))
        {
            Arguments = Argument.Array("Axes", axes).Append(new Argument("KeepDims", keep ? 1 : 0)).ToEquatableArray(),
        };
    }

    /// <summary>The shape with the axes gone, or 1 where they are kept.</summary>
    public static Shape Output(Shape input, IReadOnlyCollection<int> axes, bool keep) => new(
        input.Dimensions.Select((size, axis) => axes.Contains(axis) ? 1 : size).Where((_, axis) => keep || !axes.Contains(axis)).ToEquatableArray());

    public static LayerDocumentation Document(string formula, string onnx, string pyTorch) => new(
        "Reductions", formula, "the input's sizes, with 1 for each of Axes, or without them where KeepDims is false")
    {
        Onnx = onnx,
        PyTorch = pyTorch,
    };
}
