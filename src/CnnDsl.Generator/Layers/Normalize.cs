using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>(x - mean)/std with constants for each channel.</summary>
internal sealed class Normalize : LayerKind
{
    private static readonly double[] Zero = [0];

    private static readonly double[] One = [1];

    public override string Name => "Normalize";

    public override string Prefix => "normalize";

    public override LayerDocumentation Documentation => new("Normalization", "(x - Mean)/Std", "C x ... -> C x ...")
    {
        Onnx = "Sub, Div",
        PyTorch = "torchvision.transforms.Normalize",
    };

    public override void CheckArguments(LayerCheck layer)
    {
        CheckNumbers(layer, "Mean", value => Math.Abs(value) <= float.MaxValue, "a finite 32-bit number");
        CheckNumbers(layer, "Std", value => Math.Abs(value) <= float.MaxValue && value != 0, "a finite 32-bit number other than 0");
    }

    public override LayerFacts? Check(LayerCheck layer, Shape input)
    {
        if (!layer.IsSound || !(CheckCount(layer, input, "Mean") & CheckCount(layer, input, "Std")))
        {
            return null;
        }

        double[] mean = Read(layer, "Mean", Zero);
        double[] std = Read(layer, "Std", One);
        KernelTable table = new("Normalize", 2L * input.Channels)
        {
            Extra = EquatableArray.Of($"{input.Channels}", Literal(mean), Literal(std)),
        };
        KernelOperation kernel = new("Normalize") { InPlanes = true, IsWide = false, Tables = EquatableArray.Of(table) };
        return new LayerFacts(input, kernel.With(("channels", input.Channels), ("pixels", input.Pixels)))
        {
            Arguments = Elements("Mean", mean).Concat(Elements("Std", std)).ToEquatableArray(),
        };
    }

    private static double[] Read(LayerCheck layer, string name, double[] otherwise) =>
        layer.Arguments.Numbers(name) is { Length: > 0 } stated ? stated : otherwise;

    private static string Literal(double[] numbers) => $"[{string.Join(", ", numbers.Select(number => CSharpLiteral.Of(number)))}]";

    private static IEnumerable<Argument> Elements(string name, double[] numbers) =>
        numbers.Select((number, i) => new Argument(Argument.Element(name, i), number));

    private static void CheckNumbers(LayerCheck layer, string name, Func<double, bool> isGood, string range)
    {
        double[] numbers = layer.Arguments.Numbers(name);
        for (int i = 0; i < numbers.Length; i++)
        {
            if (!isGood(numbers[i]))
            {
                layer.Report(DiagnosticIds.OutOfRange, [name], Argument.Element(name, i), numbers[i], range);
            }
        }
    }

    /// <summary>One number for each channel, or one for all.</summary>
    private static bool CheckCount(LayerCheck layer, Shape input, string name)
    {
        int count = layer.Arguments.Numbers(name).Length;
        bool fits = count <= 1 || count == input.Channels;
        if (!fits)
        {
            layer.Report(DiagnosticIds.ConstantsDoNotMatch, [name], name, count, input.Describe(), input.Channels);
        }

        return fits;
    }
}
