using CnnDsl.Generator.Layers;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Emit;

/// <summary>Prints the sizes of a convolution as its kernel takes them; what is as usual is left out.</summary>
internal static class ConvolutionArguments
{
    public static string Print(ConvolutionKernel kernel)
    {
        (WindowAxis v, WindowAxis h) = (kernel.Window.Vertical, kernel.Window.Horizontal);
        (string Name, int Value, int Usual)[] numbers =
        [
            ("StrideHeight", v.Stride, 1),
            ("StrideWidth", h.Stride, 1),
            ("DilationHeight", v.Dilation, 1),
            ("DilationWidth", h.Dilation, 1),
            ("Groups", kernel.IsDepthwise ? 1 : kernel.Groups, 1),
            ("ExtraRow", kernel.Added?.RowStride ?? 0, 0),
            ("ExtraPlane", kernel.Extra == TileExtra.PReLU ? 1 : kernel.Added?.PlaneStride ?? 0, 0),
            ("ExtraPixel", kernel.Added is null ? 0 : 1, 0),
            ("ExtraChannels", kernel.AddedChannels, 0),
            ("Block", kernel.Block, 0),
            ("Wrap", kernel.IsWrapped ? kernel.Output.Shape.Width : 0, 0),
        ];
        string unusual = string.Concat(numbers.Where(number => number.Value != number.Usual).Select(number => $", {number.Name}: {number.Value}"));
        string order = (kernel.Input.IsBlocked ? "" : ", IsPlanar: true") + (kernel.IsDepthwise ? ", IsDepthwise: true" : "")
            + (kernel.IsSplitByFilters ? ", IsSplitByFilters: true" : "");
        return $"new {Names.Kernels}ConvolutionShape(Filters: {kernel.Output.Shape.Channels}, Channels: {kernel.Input.Shape.Channels}, KernelHeight: {v.Kernel}, KernelWidth: {h.Kernel}, "
            + $"Rows: {kernel.Rows}, Columns: {kernel.Columns}, InputRow: {kernel.Input.RowStride}, InputPlane: {kernel.Input.PlaneStride}, "
            + $"OutputRow: {kernel.Output.RowStride}, OutputPlane: {kernel.Output.PlaneStride}{unusual}{order})";
    }

    public static string Print(RowConvolutionOperand rows) =>
        $"new {Names.Kernels}RowConvolutionShape(Filters: {rows.Convolution.Filters}, Channels: {rows.Input.Shape.Channels}, "
        + $"KernelHeight: {rows.Convolution.Window.Vertical.Kernel}, KernelWidth: {rows.Convolution.Window.Horizontal.Kernel}, "
        + $"Height: {rows.Output.Height}, Width: {rows.Output.Width}, InputRow: {rows.Input.RowStride}, InputPlane: {rows.Input.PlaneStride})";

    public static string Print(ConvolutionKernel kernel, WinogradPlan plan)
    {
        MapPlace written = kernel.Pooled ?? kernel.Output;
        string first = kernel.AddedChannels > 0 ? $", ExtraChannels: {kernel.AddedChannels}" : "";
        string added = kernel.Added is { } map ? $", ExtraRow: {map.RowStride}, ExtraPlane: {map.PlaneStride}{first}" : "";
        return $"new {Names.Kernels}WinogradShape(Channels: {kernel.Input.Shape.Channels}, Filters: {kernel.Output.Shape.Channels}, Count: {plan.Tiles}, Block: {plan.Block}, OutputPlane: {written.PlaneStride}{added}), "
            + $"new {Names.Kernels}WinogradTiles(Across: {plan.Across}, InputRowStride: {kernel.Input.RowStride}, InputPlaneStride: {kernel.Input.PlaneStride}, "
            + $"OutputHeight: {written.Shape.Height}, OutputWidth: {written.Shape.Width}, OutputRowStride: {written.RowStride}{(kernel.Pooled is null ? "" : ", IsPooled: true")})";
    }
}
