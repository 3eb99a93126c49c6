using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>The indices start, start + step, ... of an axis, count of them.</summary>
internal sealed class Slice : LayerKind
{
    public override string Name => "Slice";

    public override string Prefix => "slice";

    public override LayerDocumentation Documentation => new("Shapes", "x at Start, Start + Step, ... of an axis", "the input's sizes, Count on Axis")
    {
        Onnx = "Slice",
        PyTorch = "x[start : start + count]",
    };

    public override void CheckArguments(LayerCheck layer)
    {
        layer.AtLeast(0, "Start");
        layer.AtLeast(1, "Count");
        layer.InRange("Step", step => step != 0, "another number: 1 takes the next index, -1 the one before");
    }

    public override LayerFacts? Check(LayerCheck layer, Shape input)
    {
        if (!layer.IsSound || AxisRule.Find(layer, input) is not { } axis)
        {
            return null;
        }

        int start = layer.Arguments.Int("Start", 0);
        int count = layer.Arguments.Int("Count", 1);
        int step = layer.Arguments.Int("Step", 1);
        int size = input.Dimensions[axis];
        long last = start + ((count - 1) * (long)step);
        if (start >= size || last < 0 || last >= size)
        {
            string what = axis == 0 && step == 1 ? $"channels {start} to {last}" : $"{start} to {last} on axis {axis}{(step == 1 ? "" : $" in steps of {step}")}";
            layer.Report(DiagnosticIds.SliceOutside, start < size ? ["Count"] : ["Start"], what, size, size - 1, input.Describe());
            layer.Offer(Remedies(start, count, step, size));
            return null;
        }

        return new LayerFacts(input.With(axis, count), new SliceOperation(axis, start, count, step))
        {
            Arguments = EquatableArray.Of(
                new Argument("Start", start), new Argument("Count", count), new Argument("Axis", axis), new Argument("Step", step)),
        };
    }

    /// <summary>Fewer indices from there on, or as many from the last place where they all exist.</summary>
    private static IEnumerable<Remedy> Remedies(int start, int count, int step, int size)
    {
        long fewer = start >= size ? 0 : step > 0 ? ((size - 1L - start) / step) + 1 : (start / -(long)step) + 1;
        if (fewer > 0)
        {
            yield return Remedy.Set("Count", fewer);
        }

        long reach = (count - 1L) * Math.Abs((long)step);
        if (reach < size)
        {
            yield return Remedy.Set("Start", step > 0 ? size - 1 - reach : Math.Max(reach, Math.Min(start, size - 1L)));
        }
    }
}
