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
        code.Line("/// <summary>Brings the tensors into the order in which the kernels read them.</summary>");
        using (code.Block($"static void {contract}.Pack<V>({Names.Weights}WeightSet tensors, global::System.Span<float> packed)"))
        {
            for (int i = 0; i < plan.Packs.Count; i++)
            {
                if (i > 0)
                {
                    code.Line();
                }

                WriteStep(code, plan.Packs[i], i + 1);
            }
        }
    }

    private static void WriteStep(CodeWriter code, PackStep step, int ordinal)
    {
        switch (step)
        {
            case FoldedPack folded:
                WriteFolded(code, folded, ordinal);
                break;
            case ScaleShiftPack norm:
                code.Line($"// {norm.Layer}: scale and shift of {norm.Channels} channels");
                code.Line($"var (w{ordinal}, b{ordinal}) = tensors.ScaleShift({BatchNorm(norm.BatchNorm)}, {norm.Channels});");
                code.Line($"global::System.MemoryExtensions.CopyTo(w{ordinal}, {Part(norm.First)});");
                code.Line($"global::System.MemoryExtensions.CopyTo(b{ordinal}, {Part(norm.Second)});");
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
        string generic = table.IsWide ? "<V>" : "";
        IEnumerable<string> arguments = table.Tensors.Select(tensor => $"tensors.Read(\"{pack.Layer}.{tensor}\")").Append(Part(pack.First)).Concat(table.Extra);
        code.Line($"// {pack.Layer}: {what}");
        code.Line($"{Names.Kernels}{table.Kernel}.{table.Method}{generic}({string.Join(", ", arguments)});");
    }

    private static void WriteFolded(CodeWriter code, FoldedPack step, int ordinal)
    {
        string folded = step.BatchNorm is null ? "" : $", {step.BatchNorm.Name} folded in";
        string bias = step.Bias ? $"\"{step.Layer}.bias\"" : "null";
        string norm = step.BatchNorm is null ? "null" : BatchNorm(step.BatchNorm);
        code.Line($"// {step.Layer}: {step.Filters} filters{folded}");
        (string fold, string groups) = step is TransposedPack { Convolution: var transposed } ? ("FoldTransposed", $", {transposed.Groups}") : ("Fold", "");
        code.Line($"var (w{ordinal}, b{ordinal}) = tensors.{fold}(\"{step.Layer}.weight\", {bias}, {step.Filters}{groups}, {norm});");
        string places = $"(w{ordinal}, b{ordinal}, {Part(step.First)}, {Part(step.Second)}";
        code.Line(step switch
        {
            ConvolutionPack { Kernel.IsDepthwise: true } or TransposedPack { IsDepthwise: true } => $"{Names.Kernels}DepthwiseConv2DPacking.Pack<V>{places});",
            ConvolutionPack { Kernel.Winograd: { } tiles } convolution => $"{Winograd(convolution.Kernel)}.Pack<V, {Names.Kernels}Winograd{tiles.Outputs}>{places});",
            ConvolutionPack convolution => $"{Convolution(convolution.Kernel)}.Pack<V>{places});",
            TransposedPack { Convolution: var convolution } pack =>
                $"new {Names.Kernels}ConvTranspose2DPacking(Filters: {step.Filters}, Channels: {pack.Channels}, Groups: {convolution.Groups}, Taps: {convolution.Window.Taps}).Pack<V>{places});",
            RowPack => $"{Names.Kernels}RowConv2D.Pack<V>{places});",
            DensePack { Pixels: > 1 } dense => $"{Names.Kernels}DensePacking.Pack<V>{places}, channels: {dense.Channels}, pixels: {dense.Pixels});",
            _ => $"{Names.Kernels}DensePacking.Pack<V>{places});",
        });
    }

    private static string Winograd(ConvolutionKernel kernel) =>
        $"new {Names.Kernels}WinogradPacking(Filters: {kernel.Output.Shape.Channels}, Channels: {kernel.Input.Shape.Channels}, TileVectors: {TileVectors(kernel)})";

    private static string Convolution(ConvolutionKernel kernel) =>
        $"new {Names.Kernels}Conv2DPacking(Filters: {kernel.Output.Shape.Channels}, Channels: {kernel.Input.Shape.Channels}, Groups: {kernel.Groups}, "
        + $"KernelHeight: {kernel.Window.Vertical.Kernel}, KernelWidth: {kernel.Window.Horizontal.Kernel}, Planar: {Bool(!kernel.Input.IsBlocked)}, "
        + $"TileVectors: {TileVectors(kernel)}, RowTaps: {RowTaps(kernel)})";

    private static string TileVectors(ConvolutionKernel kernel) => kernel.Wide.Vectors == kernel.Narrow.Vectors
        ? Names.Number(kernel.Wide.Vectors)
        : $"V.Registers == 32 ? {kernel.Wide.Vectors} : {kernel.Narrow.Vectors}";

    private static string RowTaps(ConvolutionKernel kernel) => (kernel.Wide.RowTaps, kernel.Narrow.RowTaps) switch
    {
        (true, false) => "V.Registers == 32",
        (false, true) => "V.Registers != 32",
        (var both, _) => Bool(both),
    };

    private static string BatchNorm(BatchNormTensors norm) =>
        $"new {Names.Weights}BatchNormNames(\"{norm.Name}\", {CSharpLiteral.Of(norm.Epsilon)}, {Bool(norm.Affine)})";

    private static string Part(PackedPart part) => $"packed.Slice({Names.Number(part.Offset)}, {Names.Number(part.Length)})";

    private static string Bool(bool value) => value ? "true" : "false";
}
