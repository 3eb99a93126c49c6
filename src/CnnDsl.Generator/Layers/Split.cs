using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>One of the equal parts along an axis. A Split in the source is as many layers of this kind as it has parts.</summary>
internal sealed class Split : LayerKind
{
    /// <summary>More parts than any network has; beyond, a typing mistake would fill the memory.</summary>
    public const int MostParts = 1024;

    public override string Name => "Split";

    public override string Prefix => "split";

    public override LayerDocumentation Documentation => new("Shapes", "Parts equal parts along Axis, each a value of its own: split1.0, split1.1, ...", "C x H x W -> Parts times C/Parts x H x W, or parts of another axis")
    {
        Onnx = "Split",
        PyTorch = "chunk",
    };

    /// <summary>A number of parts that makes no sense is one part, which reports it.</summary>
    public override int? PartsOf(LayerArguments arguments) => arguments.Int("Parts", 1) is >= 1 and <= MostParts and var parts ? parts : 1;

    public override void CheckArguments(LayerCheck layer)
    {
        if (IsFirst(layer))
        {
            layer.InRange("Parts", parts => parts is >= 1 and <= MostParts, $"1 to {MostParts}");
        }
    }

    public override LayerFacts? Check(LayerCheck layer, Shape input)
    {
        int parts = layer.Arguments.Int("Parts", 1);
        if (!layer.IsSound || parts is < 1 or > MostParts || (IsFirst(layer) ? AxisRule.Find(layer, input) : AxisRule.Known(layer, input)) is not { } axis)
        {
            return null;
        }

        int size = input.Dimensions[axis];
        if (size % parts != 0)
        {
            // One mistake, however many parts.
            if (IsFirst(layer))
            {
                long[] nearest = [.. Sizes.CommonDivisors(size, 0).Where(d => d > 1 && d <= MostParts).OrderBy(d => Math.Abs(d - parts)).Take(4)];
                string fits = string.Join(", ", nearest.OrderBy(d => d));
                string what = axis == 0 ? $"{size} channels" : $"{size} indices on axis {axis}";
                layer.Report(DiagnosticIds.PartsDoNotDivide, ["Parts"], parts, what, input.Describe(), fits.Length == 0 ? "" : $"; {fits} would");
                layer.Offer(Fitting.Remedies("Parts", nearest));
            }

            return null;
        }

        int count = size / parts;
        int part = layer.Arguments.Int(Part, 0);
        return new LayerFacts(input.With(axis, count), new SliceOperation(axis, part * count, count, Step: 1))
        {
            Arguments = EquatableArray.Of(new Argument("Parts", parts), new Argument("Axis", axis), new Argument(Part, part)),
        };
    }

    private static bool IsFirst(LayerCheck layer) => layer.Arguments.Int(Part, 0) == 0;
}
