using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>What pools of maps and of sequences share.</summary>
internal static class PoolRule
{
    public static LayerFacts? Max(LayerCheck layer, Shape input) =>
        WindowRule.Apply(layer, input, isPool: true) is var (window, height, width, rounding)
            ? new LayerFacts(
                input.Resized(input.Channels, height, width), new KernelOperation("MaxPool2D") { Extra = EquatableArray.Of<Operand>(new WindowOperand(window)) })
            {
                Arguments = window.ToArguments(rounding, input).ToEquatableArray(),
            }
            : null;

    public static LayerFacts? Average(LayerCheck layer, Shape input)
    {
        if (WindowRule.Apply(layer, input, isPool: true) is not var (window, height, width, rounding))
        {
            return null;
        }

        bool countIncludePad = layer.Arguments.Flag("CountIncludePad", true);
        EquatableArray<Operand> extra = EquatableArray.Of<Operand>(
            new WindowOperand(window),
            LiteralOperand.Named("bottom", window.Vertical.After),
            LiteralOperand.Named("right", window.Horizontal.After),
            LiteralOperand.Named("countIncludePad", countIncludePad));
        return new LayerFacts(input.Resized(input.Channels, height, width), new KernelOperation("AvgPool2D") { Extra = extra })
        {
            Arguments = window.ToArguments(rounding, input).Append(new Argument("CountIncludePad", countIncludePad ? 1 : 0)).ToEquatableArray(),
        };
    }

    /// <summary>One number a channel.</summary>
    public static LayerFacts Global(Shape input, string kernel) => new(input.Resized(input.Channels, 1, 1), new KernelOperation(kernel));
}
