using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>min(max(Min, x), Max), element by element.</summary>
internal sealed class Clip : LayerKind
{
    public override string Name => "Clip";

    public override string Prefix => "clip";

    public override LayerDocumentation Documentation => new("Activations", "min(max(Min, x), Max)", "any shape")
    {
        Onnx = "Clip",
        PyTorch = "clamp",
    };

    public override void CheckArguments(LayerCheck layer) => CheckLimits(layer, double.NegativeInfinity, double.PositiveInfinity);

    public override LayerFacts? Check(LayerCheck layer, Shape input) => Limit(layer, input, double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>Limits are numbers or infinities, and Min is not above Max.</summary>
    public static void CheckLimits(LayerCheck layer, double min, double max)
    {
        foreach (string limit in new[] { "Min", "Max" })
        {
            layer.InRange(limit, value => Math.Abs(value) <= float.MaxValue || double.IsInfinity(value), "a 32-bit number or an infinity");
        }

        (double low, double high) = (layer.Arguments.Number("Min", min), layer.Arguments.Number("Max", max));
        if (low > high)
        {
            layer.Report(DiagnosticIds.OutOfRange, ["Max", "Min"], "Max", high, FormattableString.Invariant($"at least Min, which is {low}"));
        }
    }

    public static LayerFacts Limit(LayerCheck layer, Shape input, double min, double max)
    {
        (double low, double high) = (layer.Arguments.Number("Min", min), layer.Arguments.Number("Max", max));
        return new LayerFacts(input, new ActivationOperation("Clip", EquatableArray.Of((float)low, (float)high), IsCheap: true))
        {
            Arguments = EquatableArray.Of(new Argument("Min", low), new Argument("Max", high)),
        };
    }
}
