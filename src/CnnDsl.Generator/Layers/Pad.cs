using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>Rows and columns round a map: C x H x W -> C x (top + H + bottom) x (left + W + right); of a sequence, elements at its ends.</summary>
internal sealed class Pad : LayerKind
{
    private static readonly string[] Sides =
        ["Padding", "PaddingHeight", "PaddingWidth", "PaddingTop", "PaddingLeft", "PaddingBottom", "PaddingRight"];

    private static readonly string[] Modes = ["Constant", "Reflect", "Edge"];

    public override string Name => "Pad";

    public override string Prefix => "pad";

    public override LayerDocumentation Documentation => new(
        "Shapes", "Constant: v | a b c | v; Reflect: c b | a b c | b a; Edge: a a | a b c | c c", "C x H x W -> C x (top + H + bottom) x (left + W + right); C x L -> C x (left + L + right)")
    {
        Onnx = "Pad",
        PyTorch = "ConstantPad2d, ReflectionPad2d, ReplicationPad2d",
    };

    public override void CheckArguments(LayerCheck layer)
    {
        layer.AtLeast(0, Sides);
        layer.InRange("Mode", value => value is 0 or 1 or 2, "PadMode.Constant, Reflect or Edge");
        layer.InRange("Value", value => Math.Abs(value) <= float.MaxValue || double.IsInfinity(value), "a 32-bit number or an infinity");
    }

    public override LayerFacts? Check(LayerCheck layer, Shape input)
    {
        if (!layer.IsSound || !(input.IsSequence || layer.NeedsMap(input)))
        {
            return null;
        }

        (int top, int bottom) = input.IsSequence ? (0, 0) : Read(layer, "Height", "PaddingTop", "PaddingBottom");
        (int left, int right) = Read(layer, "Width", "PaddingLeft", "PaddingRight");
        int mode = layer.Arguments.Int("Mode", 0);
        CheckReflection(layer, mode, top, bottom, input.Height, "Height", ("PaddingTop", "PaddingBottom", "row"));
        if (layer.IsSoundOrStates("PaddingWidth", "PaddingLeft", "PaddingRight"))
        {
            CheckReflection(layer, mode, left, right, input.Width, "Width", ("PaddingLeft", "PaddingRight", input.IsSequence ? "element" : "column"));
        }

        (long height, long width) = ((long)top + input.Height + bottom, (long)left + input.Width + right);
        if (!layer.Fits(height, "its height", Sides) || !layer.Fits(width, "its width", Sides) || !layer.Fits(Model.Sizes.Product(input.Channels, height, width), "its output", Sides))
        {
            return null;
        }

        double value = layer.Arguments.Number("Value", 0);
        EquatableArray<Operand> extra = EquatableArray.Of<Operand>(
            LiteralOperand.Named("top", top), LiteralOperand.Named("left", left),
            new LiteralOperand($"mode: global::CnnDsl.PadMode.{Modes[mode]}"), LiteralOperand.Named("value", (float)value));
        Argument[] vertical = input.IsSequence ? [] : [new("PaddingTop", top), new("PaddingBottom", bottom)];
        return new LayerFacts(input.Resized(input.Channels, (int)height, (int)width), new KernelOperation("Pad") { Extra = extra })
        {
            Arguments = vertical.Concat([new("PaddingLeft", left), new("PaddingRight", right), new("Mode", mode), new("Value", value)]).ToEquatableArray(),
        };
    }

    private static (int Before, int After) Read(LayerCheck layer, string side, string before, string after) =>
        (layer.Arguments.FirstInt(0, before, "Padding" + side, "Padding"), layer.Arguments.FirstInt(0, after, "Padding" + side, "Padding"));

    /// <summary>A mirrored map has one element less than the map to give.</summary>
    private static void CheckReflection(LayerCheck layer, int mode, int before, int after, int size, string side, (string Before, string After, string Unit) names)
    {
        if (mode == 1 && Math.Max(before, after) >= size)
        {
            layer.Report(
                DiagnosticIds.ReflectionTooWide, [before >= size ? names.Before : names.After, "Padding" + side, "Padding"],
                Math.Max(before, after), size == 1 ? $"1 {names.Unit}" : $"{size} {names.Unit}s", size - 1);
            string[] stated = [before >= size ? names.Before : names.After, "Padding" + side, "Padding"];
            layer.Offer(stated.Where(layer.Arguments.Has).Take(1).Select(name => Remedy.Set(name, size - 1)));
        }
    }
}
