using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>What operations on several values share: equal shapes, or C x 1 x 1 beside C x H x W, or NumPy's rule where it is asked for.</summary>
internal static class ArithmeticRule
{
    public static LayerFacts? Apply(LayerCheck layer, IReadOnlyList<Shape> inputs, string operation)
    {
        bool broadcast = layer.Arguments.Flag("Broadcast", false);
        Shape? joined = broadcast ? BroadcastRule.JoinAll(layer, inputs) : Largest(layer, inputs);
        if (joined is not { } output || !layer.Fits(output.Length, $"its output {output}"))
        {
            return null;
        }

        return new LayerFacts(output, new ArithmeticOperation(operation))
        {
            Arguments = EquatableArray.Of(new Argument("Broadcast", broadcast ? 1 : 0)),
        };
    }

    /// <summary>Whether a value lies beside the output block by block: as large, or a C x 1 x 1 map that counts for every pixel.</summary>
    public static bool FitsBlocks(Shape input, Shape output) =>
        input == output || (input.IsMap && output.IsMap && input.Channels == output.Channels && input.Pixels == 1);

    public static LayerDocumentation Document(string formula, string onnx, string pyTorch) => new(
        "Arithmetic",
        formula,
        "equal shapes, or C x 1 x 1 beside C x H x W; with Broadcast, NumPy's rule")
    {
        Onnx = onnx,
        PyTorch = pyTorch,
    };

    private static Shape? Largest(LayerCheck layer, IReadOnlyList<Shape> inputs)
    {
        Shape output = inputs.OrderByDescending(input => input.Pixels).First();
        for (int i = 0; i < inputs.Count; i++)
        {
            if (!FitsBlocks(inputs[i], output))
            {
                int largest = inputs.ToList().IndexOf(output);
                (int first, int second) = i < largest ? (i, largest) : (largest, i);
                layer.Report(
                    DiagnosticIds.ShapesDiffer, [], $"'{layer.Inputs[first]}'", inputs[first], $"'{layer.Inputs[second]}'", inputs[second],
                    Advice(inputs[i], output));
                layer.Offer(Remedies(layer, inputs, first, second, inputs[i], output));
                return null;
            }
        }

        return output;
    }

    private static string Advice(Shape input, Shape output) => (input.IsMap, output.IsMap) switch
    {
        _ when BroadcastRule.Join(input, output) is { } joined => $"; Broadcast = true would repeat sizes of 1 and give {joined}",
        (true, true) when input.Pixels == output.Pixels && input.Channels != output.Channels =>
            $"; a Conv2D({output.Channels}, 1) on one of them would match the channels",
        _ when input.IsMap != output.IsMap && (input.IsVector || output.IsVector) => "; a vector is no map",
        _ => "",
    };

    private static IEnumerable<Remedy> Remedies(LayerCheck layer, IReadOnlyList<Shape> inputs, int first, int second, Shape input, Shape output)
    {
        if (BroadcastRule.Join(input, output) is not null)
        {
            yield return Remedy.Set("Broadcast", "true");
        }

        if (inputs.Count == 2 && inputs[0].IsMap && inputs[1].IsMap)
        {
            // The shortcut is the way with less behind it: the layer that stands further up.
            int shortcut = layer.IsEarlier(first, second) ? first : second;
            if (ShortcutRule.Projection(inputs[shortcut], inputs[1 - shortcut], layer.NetworkRounding) is { } arguments)
            {
                yield return Remedy.Project(layer.Inputs, layer.Inputs[shortcut], arguments);
            }
        }
    }
}
