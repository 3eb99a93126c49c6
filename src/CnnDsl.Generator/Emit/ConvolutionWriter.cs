using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Emit;

/// <summary>Prints one convolution kernel: the loops over the output, and the register tile that they call.</summary>
internal static class ConvolutionWriter
{
    private const string Signature = "ref float x, ref float weights, ref float bias, ref float y";

    public static void Write(CodeWriter code, ConvolutionKernel kernel, Names names)
    {
        (RegisterTile wide, RegisterTile narrow) = (kernel.Wide, kernel.Narrow);
        Document(code, kernel, wide, narrow);
        using (code.Block($"file static class {names.Of(kernel)}"))
        {
            WriteDoor(code, kernel, wide, narrow, names);
            foreach (RegisterTile tile in new[] { wide, narrow }.Distinct())
            {
                code.Line();
                TileWriter.Write(code, kernel, tile, names);
            }
        }
    }

    /// <summary>Parameters behind the four that every kernel has.</summary>
    public static string MoreParameters(ConvolutionKernel kernel, bool isTile)
    {
        string slopes = kernel.HasSlopes ? ", ref float slopes" : "";
        return isTile && IsGrouped(kernel) ? $"{slopes}, int first, int end" : slopes;
    }

    /// <summary>Whether a tile reads a part of the input's channels.</summary>
    public static bool IsGrouped(ConvolutionKernel kernel) => kernel.Groups > 1 && !kernel.IsDepthwise;

    private static void Document(CodeWriter code, ConvolutionKernel kernel, RegisterTile wide, RegisterTile narrow)
    {
        Layers.Window2D window = kernel.Window;
        string kind = kernel.IsDepthwise ? "depthwise convolution" : kernel.Groups > 1 ? $"convolution in {kernel.Groups} groups" : "convolution";
        string activation = kernel.HasSlopes ? ", then PReLU" : kernel.Activation is { } a ? $", then {a.Type}" : "";
        string stride = window.Vertical.Stride == window.Horizontal.Stride ? $"{window.Vertical.Stride}" : $"{window.Vertical.Stride} x {window.Horizontal.Stride}";
        string dilation = window.Vertical.Dilation == 1 && window.Horizontal.Dilation == 1 ? "" : $", dilation {window.Vertical.Dilation} x {window.Horizontal.Dilation}";
        code.Lines(
            "/// <summary>",
            $"/// {window.Vertical.Kernel} x {window.Horizontal.Kernel} {kind}, stride {stride}{dilation}: {kernel.Input.Shape} -> {kernel.Output.Shape}{activation}.",
            $"/// x is {(kernel.Input.IsBlocked ? "in blocks of V.Count channels" : "planar")}, {Describe(kernel.Input)}; y is in blocks, {Describe(kernel.Output)}.",
            "/// </summary>",
            $"/// <remarks>Register tiles: {Names.Count(wide.Pixels, "pixel")} x {Names.Count(wide.Vectors, "vector")} of channels with 32 registers, {narrow.Pixels} x {narrow.Vectors} with 16.</remarks>");
    }

    private static string Describe(MapPlace place) => place.Frame.IsEmpty
        ? "without a frame"
        : $"framed to {place.Frame.Top + place.Shape.Height + place.Frame.Bottom} x {place.RowStride}";

    /// <summary>The method that the forward pass calls; which tile it takes is a constant for the JIT.</summary>
    private static void WriteDoor(CodeWriter code, ConvolutionKernel kernel, RegisterTile wide, RegisterTile narrow, Names names)
    {
        string parameters = Signature + MoreParameters(kernel, isTile: false);
        string arguments = "ref x, ref weights, ref bias, ref y" + (kernel.HasSlopes ? ", ref slopes" : "");
        if (wide == narrow)
        {
            WriteLoops(code, "internal static void Run", parameters, kernel, wide, names);
            return;
        }

        using (Method(code, "internal static void Run", parameters))
        {
            using (code.Block("if (V.Registers == 32)"))
            {
                code.Line($"Wide<V>({arguments});");
            }

            using (code.Block("else"))
            {
                code.Line($"Narrow<V>({arguments});");
            }
        }

        code.Line();
        WriteLoops(code, "private static void Wide", parameters, kernel, wide, names);
        code.Line();
        WriteLoops(code, "private static void Narrow", parameters, kernel, narrow, names);
    }

    /// <summary>The header of a method that is generic over the vector width.</summary>
    public static IDisposable Method(CodeWriter code, string name, string parameters)
    {
        code.Line(Names.Hot);
        code.Line($"{name}<V>({parameters})");
        using (code.Indent())
        {
            code.Line($"where V : struct, {Names.Lanes}");
        }

        return code.Block("");
    }

    private static void WriteLoops(CodeWriter code, string name, string parameters, ConvolutionKernel kernel, RegisterTile tile, Names names)
    {
        string width = Names.Pixels(Names.Number(tile.Vectors));
        using (Method(code, name, parameters))
        using (code.Block($"for (int channel = 0; channel < {kernel.Output.Shape.Channels}; channel += {width})"))
        {
            string depth = WriteDepth(code, kernel, width);
            if (kernel.Rows == 1)
            {
                WriteRow(code, kernel, tile, "", names);
            }
            else
            {
                using (code.Block($"for (int row = 0; row < {kernel.Rows}; row++)"))
                {
                    WriteRow(code, kernel, tile, "row", names);
                }
            }

            code.Line();
            code.Line($"weights = ref {Names.Unsafe}.Add(ref weights, {depth}{width});");
        }
    }

    /// <summary>Declares the channels that this round reads, where not all; returns their number times the taps, as a factor.</summary>
    private static string WriteDepth(CodeWriter code, ConvolutionKernel kernel, string width)
    {
        if (!IsGrouped(kernel))
        {
            long depth = kernel.IsDepthwise ? kernel.Window.Taps : kernel.Input.Shape.Channels * kernel.Window.Taps;
            return depth == 1 ? "" : $"{Names.Number(depth)} * ";
        }

        int filtersPerGroup = kernel.Output.Shape.Channels / kernel.Groups;
        int channelsPerGroup = kernel.Input.Shape.Channels / kernel.Groups;
        code.Line("// The input channels of all groups that these filters belong to.");
        code.Line($"int first = channel / {filtersPerGroup} * {channelsPerGroup};");
        code.Line($"int end = (((global::System.Math.Min(channel + ({width}), {kernel.Output.Shape.Channels}) - 1) / {filtersPerGroup}) + 1) * {channelsPerGroup};");
        code.Line();
        return kernel.Window.Taps == 1 ? "(end - first) * " : $"(end - first) * {Names.Number(kernel.Window.Taps)} * ";
    }

    private static void WriteRow(CodeWriter code, ConvolutionKernel kernel, RegisterTile tile, string row, Names names)
    {
        List<string> from = [];
        List<string> to = [$"channel / V.Count * {kernel.Output.PlaneStride}"];
        if (kernel.IsDepthwise)
        {
            from.Add($"channel / V.Count * {kernel.Input.PlaneStride}");
        }

        if (row.Length > 0)
        {
            from.Add($"{row} * {Names.Number((long)kernel.Window.Vertical.Stride * kernel.Input.RowStride)}");
            to.Add($"{row} * {kernel.Output.RowStride}");
        }

        string fromOffset = Names.Sum(from);
        code.Line($"ref float from = {Names.At("x", kernel.Input.IsBlocked ? Names.Pixels(fromOffset) : fromOffset)};");
        code.Line($"ref float to = {Names.At("y", Names.Pixels(Names.Sum(to)))};");
        WriteColumns(code, kernel, tile);
        if (kernel.Activation is { IsCheap: false } activation)
        {
            for (int v = 0; v < tile.Vectors; v++)
            {
                code.Line($"{Names.Kernels}Elementwise.InPlace<V, {names.Of(activation)}>({Names.At("to", (long)v * kernel.Output.PlaneStride, true)}, {kernel.Columns} * V.Count);");
            }
        }
    }

    private static void WriteColumns(CodeWriter code, ConvolutionKernel kernel, RegisterTile tile)
    {
        string more = (kernel.HasSlopes ? $", ref {Names.Unsafe}.Add(ref slopes, channel)" : "") + (IsGrouped(kernel) ? ", first, end" : "");
        string bias = $"ref {Names.Unsafe}.Add(ref bias, channel)";
        int count = tile.TilesPerRow(kernel);
        if (count == 1)
        {
            code.Line($"{TileWriter.NameOf(tile)}<V>(ref from, ref weights, {bias}, ref to{more});");
            return;
        }

        string step = kernel.ColumnStep == 1 ? "column" : $"column * {kernel.ColumnStep}";
        string offset = kernel.Input.IsBlocked ? Names.Pixels(step) : step;
        string call = $"{TileWriter.NameOf(tile)}<V>(ref {Names.Unsafe}.Add(ref from, {offset}), ref weights, {bias}, ref {Names.Unsafe}.Add(ref to, column * V.Count){more});";
        if (kernel.Columns % tile.Pixels == 0)
        {
            using (code.Block($"for (int column = 0; column < {kernel.Columns}; column += {tile.Pixels})"))
            {
                code.Line(call);
            }

            return;
        }

        using (code.Block($"for (int tile = 0; tile < {count}; tile++)"))
        {
            code.Line("// The last tile is moved back to end with the row; what it computes again comes out the same.");
            code.Line($"int column = global::System.Math.Min(tile * {tile.Pixels}, {kernel.Columns - tile.Pixels});");
            code.Line(call);
        }
    }
}
