using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Planning;

/// <summary>
/// Into how many parts a step is worth splitting for several threads. A part is some microseconds of work, so that handing it out,
/// some hundred nanoseconds, does not show.
/// </summary>
internal static class Sharing
{
    /// <summary>Multiply-adds of a part: about 3 microseconds on 16 lanes.</summary>
    private const long PartMultiplyAdds = 1 << 18;

    /// <summary>Weights of a part that are used but once, so that memory sets the pace.</summary>
    private const long PartWeights = 1 << 16;

    /// <summary>Elements of a part that little is done with.</summary>
    private const long PartElements = 1 << 14;

    private const int MostParts = 64;

    /// <summary>Kernels that take a part, and go over the rows or blocks of maps.</summary>
    private static readonly HashSet<string> Maps =
    [
        "Elementwise.Run", "BatchNorm.Run", "Arithmetic.Run", "MaxPool2D.Run", "AvgPool2D.Run", "GlobalAvgPool2D.Run", "GlobalMaxPool2D.Run",
        "Layouts.Pack", "Layouts.Unpack", "Layouts.CopyPlanar",
    ];

    /// <summary>The step with its parts.</summary>
    public static Step Split(Step step) => step.Operands.OfType<WorkOperand>().FirstOrDefault() switch
    {
        ConvolutionOperand { Kernel: var kernel } => step with { Parts = Parts(MultiplyAdds(kernel), PartMultiplyAdds) },
        WinogradOperand { Kernel: var kernel, Plan: var plan } => step with
        {
            Parts = Parts(MultiplyAdds(kernel) * plan.Points / (9 * plan.Outputs * plan.Outputs), PartMultiplyAdds),
            Blocks = (plan.Tiles + plan.Block - 1) / plan.Block,
        },
        DenseOperand dense => step with { Parts = Parts(Sizes.Product(dense.Features, dense.Units), PartWeights) },
        _ when Maps.Contains($"{step.Method.Type}.{step.Method.Method}") => step with
        {
            Parts = Parts(step.Operands.OfType<LayoutOperand>().Max(layout => layout.Place.Shape.Length), PartElements),
        },
        _ => step,
    };

    private static long MultiplyAdds(ConvolutionKernel kernel) =>
        Sizes.Product(kernel.Output.Shape.Length, kernel.Input.Shape.Channels / kernel.Groups, kernel.Window.Taps);

    private static int Parts(long work, long part) => (int)Math.Max(1, Math.Min(MostParts, work / part));
}
