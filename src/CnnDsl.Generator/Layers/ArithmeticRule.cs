using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>What operations on several maps share: equal shapes, or C x 1 x 1 beside C x H x W.</summary>
internal static class ArithmeticRule
{
    public static LayerFacts? Apply(LayerCheck layer, IReadOnlyList<Shape> inputs, string operation)
    {
        Shape output = inputs.OrderByDescending(input => input.Pixels).First();
        for (int i = 0; i < inputs.Count; i++)
        {
            if (!Fits(inputs[i], output))
            {
                int largest = inputs.ToList().IndexOf(output);
                (int first, int second) = i < largest ? (i, largest) : (largest, i);
                layer.Report(
                    DiagnosticIds.ShapesDiffer, [], $"'{layer.Inputs[first]}'", inputs[first], $"'{layer.Inputs[second]}'", inputs[second],
                    Remedy(inputs[i], output));
                return null;
            }
        }

        return new LayerFacts(output, new ArithmeticOperation(operation));
    }

    private static bool Fits(Shape input, Shape output) =>
        input == output || (input.IsMap && output.IsMap && input.Channels == output.Channels && input.Pixels == 1);

    private static string Remedy(Shape input, Shape output) => (input.IsMap, output.IsMap) switch
    {
        (true, true) when input.Pixels == output.Pixels && input.Channels != output.Channels =>
            $"; a Conv2D({output.Channels}, 1) on one of them would match the channels",
        _ when input.IsMap != output.IsMap => "; a vector is no map",
        _ => "",
    };
}
