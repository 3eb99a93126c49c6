using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>The same numbers in row-major order under another shape; one size may be left open.</summary>
internal sealed class Reshape : LayerKind
{
    private const string Sizes = "Dimensions";

    public override string Name => "Reshape";

    public override string Prefix => "reshape";

    public override LayerDocumentation Documentation => new("Shapes", "x, row-major", "any shape -> Dimensions, of which one may be -1: what remains")
    {
        Onnx = "Reshape, Squeeze, Unsqueeze",
        PyTorch = "torch.reshape, Unflatten",
    };

    public override void CheckArguments(LayerCheck layer)
    {
        bool isOpen = false;
        for (int i = 0; i < layer.Arguments.Numbers(Sizes).Length; i++)
        {
            layer.InRange(
                Argument.Element(Sizes, i),
                size => size >= 1 || (size == -1 && !isOpen),
                isOpen ? "1 or more, for one size is -1 already" : "1 or more, or -1 for what remains");
            isOpen |= layer.Arguments.Number(Argument.Element(Sizes, i), 0) == -1;
        }
    }

    public override LayerFacts? Check(LayerCheck layer, Shape input)
    {
        if (!layer.IsSound)
        {
            return null;
        }

        int[] sizes = layer.Arguments.Ints(Sizes);
        int open = Array.IndexOf(sizes, -1);
        long known = Model.Sizes.Product([.. sizes.Where(size => size != -1).Select(size => (long)size)]);
        if (open < 0 ? known != input.Length : input.Length % known != 0)
        {
            string wanted = string.Join(" x ", sizes.Select(size => size == -1 ? "-1" : AxisRule.List([size])));
            string remedy = open < 0 ? $"which has {(known == long.MaxValue ? "more than 2^63" : AxisRule.List([(int)Math.Min(known, int.MaxValue)]))}" : $"for {known} does not divide {input.Length}";
            layer.Report(DiagnosticIds.ReshapeMismatch, [Argument.Element(Sizes, Math.Max(open, 0))], input, input.Length, sizes.Length == 0 ? "scalar" : wanted, remedy);
            layer.Offer(Enumerable.Range(0, sizes.Length).Reverse().Where(i => CanStayOpen(sizes, i, input)).Select(i => Remedy.Set(Argument.Element(Sizes, i), -1)));
            return null;
        }

        if (open >= 0)
        {
            sizes[open] = (int)(input.Length / known);
        }

        return new LayerFacts(Shape.Of(sizes), new ReshapeOperation()) { Arguments = Argument.Array(Sizes, sizes).ToEquatableArray() };
    }

    /// <summary>Whether the other sizes divide the input, so that this one follows.</summary>
    private static bool CanStayOpen(int[] sizes, int index, Shape input)
    {
        long others = Model.Sizes.Product([.. sizes.Where((_, i) => i != index).Select(size => (long)size)]);
        return others > 0 && input.Length % others == 0;
    }
}
