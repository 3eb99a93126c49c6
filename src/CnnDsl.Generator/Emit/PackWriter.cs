using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Emit;

/// <summary>Prints how the tensors become the packed weights: once, at construction.</summary>
internal static class PackWriter
{
    public static void Write(CodeWriter code, string host, ForwardPlan plan)
    {
        string contract = $"global::CnnDsl.Engine.INetworkCode<{host}>";
        code.Line($"static int {contract}.PackedLength => {Names.Number(plan.PackedLength)};");
        code.Line();
        code.Line($"static int {contract}.WorkspaceLength => {Names.Number(plan.WorkspaceLength)};");
        code.Line();
        if (plan.Head is { } head)
        {
            HeadWriter.WriteMembers(code, contract, head);
        }

        code.Line("/// <summary>Brings the tensors into the order in which the kernels read them: each layer's to a range of the packed weights.</summary>");
        using (code.Block($"static void {contract}.Pack({Names.Weights}WeightPacking packing)"))
        {
            for (int i = 0; i < plan.Packs.Count; i++)
            {
                if (i > 0)
                {
                    code.Line();
                }

                WriteStep(code, plan.Packs[i]);
            }
        }
    }

    private static void WriteStep(CodeWriter code, PackStep step)
    {
        switch (step)
        {
            case FoldedPack folded:
                WriteFolded(code, folded);
                break;
            case ScaleShiftPack norm:
                code.Comment($"{norm.Layer}: scale and shift of {norm.Channels} channels");
                code.Line($"packing.ScaleShift({BatchNorm(norm.BatchNorm)}, {norm.Channels}, scale: {Range(norm.First)}, shift: {Range(norm.Second)});");
                break;
            case TablePack table:
                WriteTable(code, table);
                break;
            default:
                throw new InvalidOperationException(step.GetType().Name);
        }
    }

    private static void WriteTable(CodeWriter code, TablePack pack)
    {
        KernelTable table = pack.Table;
        string what = table.Tensors.Count == 0 ? "what its kernel looks up" : string.Join(", ", table.Tensors);
        string range = Range(pack.First);
        IEnumerable<string> arguments = table.Tensors.Select(tensor => $"packing.Read({Tensor(pack, tensor)})").Append($"packing.Part({range})").Concat(table.Extra);
        code.Comment($"{pack.Layer}: {what}");
        code.Line(table switch
        {
            { IsCopy: true } => $"packing.Copy({Tensor(pack, table.Tensors[0])}, {range});",
            { Packing: (var layout, var units) } => $"packing.Add(new {Names.Kernels}{layout}, packing.Fold({Tensor(pack, table.Tensors[0])}, null, {units}, null), weights: {range});",
            _ => $"{Names.Kernels}{table.Kernel}.{table.Method}({string.Join(", ", arguments)});",
        });
    }

    private static void WriteFolded(CodeWriter code, FoldedPack step)
    {
        string folded = step.BatchNorm is null ? "" : $", {step.BatchNorm.Name} folded in";
        string bias = step.Bias ? Tensor(step, "bias") : "null";
        string norm = step.BatchNorm is null ? "null" : BatchNorm(step.BatchNorm);
        string fold = step is TransposedPack ? "FoldTransposed" : "Fold";
        code.Comment($"{step.Layer}: {step.Filters} filters{folded}");
        code.Line(
            $"packing.Add(new {Names.Kernels}{Layout(step)}, packing.{fold}({Tensor(step, "weight")}, {bias}, {step.Filters}, {norm}), "
            + $"weights: {Range(step.First)}, bias: {Range(step.Second)});");
    }

    private static string Layout(FoldedPack step) => step switch
    {
        ConvolutionPack { Kernel: { IsDepthwise: true } kernel } => $"DepthwiseConv2DPacking(Channels: {step.Filters}, Taps: {kernel.Window.Taps})",
        ConvolutionPack { Kernel: { Winograd: { } tiles } kernel } =>
            $"WinogradPacking(Outputs: {tiles.Outputs}, Filters: {step.Filters}, Channels: {kernel.Input.Shape.Channels}, TileVectors: {TileVectors(kernel)})",
        ConvolutionPack { Kernel: var kernel } => Convolution(kernel),
        TransposedPack { IsDepthwise: true, Convolution: var convolution } => $"DepthwiseConv2DPacking(Channels: {step.Filters}, Taps: {convolution.Window.Taps})",
        TransposedPack { Convolution: var convolution } pack =>
            $"ConvTranspose2DPacking(Filters: {step.Filters}, Channels: {pack.Channels}, Groups: {convolution.Groups}, Taps: {convolution.Window.Taps})",
        RowPack rows => $"RowConv2DPacking(Filters: {step.Filters}, Taps: {Names.Number(rows.Taps)})",
        DensePack dense => $"DensePacking(Units: {step.Filters}, Channels: {dense.Channels}, Pixels: {dense.Pixels})",
        _ => throw new InvalidOperationException(step.GetType().Name),
    };

    private static string Convolution(ConvolutionKernel kernel) =>
        $"Conv2DPacking(Filters: {kernel.Output.Shape.Channels}, Channels: {kernel.Input.Shape.Channels}, Groups: {kernel.Groups}, "
        + $"KernelHeight: {kernel.Window.Vertical.Kernel}, KernelWidth: {kernel.Window.Horizontal.Kernel}, Planar: {Bool(!kernel.Input.IsBlocked)}, "
        + $"TileVectors: {TileVectors(kernel)}, RowTaps: {RowTaps(kernel)})";

    private static string TileVectors(ConvolutionKernel kernel) => kernel.Wide.Vectors == kernel.Narrow.Vectors
        ? Names.Number(kernel.Wide.Vectors)
        : $"packing.Registers == 32 ? {kernel.Wide.Vectors} : {kernel.Narrow.Vectors}";

    private static string RowTaps(ConvolutionKernel kernel) => (kernel.Wide.RowTaps, kernel.Narrow.RowTaps) switch
    {
        (true, false) => "packing.Registers == 32",
        (false, true) => "packing.Registers != 32",
        (var both, _) => Bool(both),
    };

    private static string BatchNorm(BatchNormTensors norm) =>
        $"new {Names.Weights}BatchNormNames(\"{norm.Name}\", {CSharpLiteral.Of(norm.Epsilon)}, {Bool(norm.Affine)})";

    private static string Tensor(PackStep step, string suffix) => $"\"{step.Layer}.{suffix}\"";

    private static string Range(PackedPart part) => $"{Names.Number(part.Offset)}..{Names.Number(part.Offset + part.Length)}";

    private static string Bool(bool value) => value ? "true" : "false";
}
