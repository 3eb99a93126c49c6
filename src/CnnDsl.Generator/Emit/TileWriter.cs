using CnnDsl.Generator.Layers;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Emit;

/// <summary>
/// Prints a register tile: accumulators as locals, one multiply-add a line for each of them, loops over channels and taps.
/// Locals, because the JIT keeps them in registers and arrays not.
/// </summary>
internal static class TileWriter
{
    public static string NameOf(RegisterTile tile) => $"Tile{tile.Pixels}x{tile.Vectors}{(tile.RowTaps ? "ByRow" : "")}";

    public static void Write(CodeWriter code, ConvolutionKernel kernel, RegisterTile tile, Names names)
    {
        code.Line($"/// <summary>{Names.Count(tile.Pixels, "output")} of a row x {Names.Count(tile.Vectors, "vector")} of channels.</summary>");
        code.Line(Names.Hot);
        string bias = kernel.HasBias ? "ref float bias, " : "";
        code.Line($"private static void {NameOf(tile)}<V>(ref float x, ref float weights, {bias}ref float y{ConvolutionWriter.MoreParameters(kernel, isTile: true)})");
        using (code.Indent())
        {
            code.Line($"where V : struct, {Names.Lanes}");
        }

        using (code.Block(""))
        {
            WriteAccumulators(code, kernel, tile);
            code.Line();
            WriteChannels(code, kernel, tile);
            code.Line();
            WriteStores(code, kernel, tile, names);
        }
    }

    /// <summary>The accumulator of pixel p and vector v: a0, a1, ... for the first vector, b0, ... for the second.</summary>
    private static string Sum(int pixel, int vector) => $"{(char)('a' + vector)}{pixel}";

    private static void WriteAccumulators(CodeWriter code, ConvolutionKernel kernel, RegisterTile tile)
    {
        for (int v = 0; v < tile.Vectors; v++)
        {
            string start = kernel.HasBias ? $"V.Load({Names.At("bias", v, true)})" : "V.Zero";
            code.Line($"V {Sum(0, v)} = {start};");
            if (tile.Pixels > 1)
            {
                int vector = v;
                code.Line($"V {string.Join(", ", Enumerable.Range(1, tile.Pixels - 1).Select(p => $"{Sum(p, vector)} = {Sum(0, vector)}"))};");
            }
        }
    }

    /// <summary>The loop over the input's channels: plane by plane, or block by block and lane by lane.</summary>
    private static void WriteChannels(CodeWriter code, ConvolutionKernel kernel, RegisterTile tile)
    {
        int channels = kernel.Input.Shape.Channels;
        bool isGrouped = ConvolutionWriter.IsGrouped(kernel);
        if (kernel.IsDepthwise)
        {
            WriteTaps(code, kernel, tile, "x", null);
        }
        else if (!kernel.Input.IsBlocked)
        {
            if (channels == 1)
            {
                WriteTaps(code, kernel, tile, "x", null);
                return;
            }

            using (code.Block(isGrouped ? "for (int c = first; c < end; c++)" : $"for (int c = 0; c < {channels}; c++)"))
            {
                code.Line($"ref float plane = ref {Names.Unsafe}.Add(ref x, c * {kernel.Input.PlaneStride});");
                WriteTaps(code, kernel, tile, "plane", null);
            }
        }
        else if (isGrouped)
        {
            using (code.Block("for (int c = first; c < end;)"))
            {
                code.Line("int lane = c % V.Count;");
                code.Line("int lanes = global::System.Math.Min(V.Count - lane, end - c);");
                code.Line($"ref float block = ref {Names.Unsafe}.Add(ref x, (c / V.Count * {kernel.Input.PlaneStride} * V.Count) + lane);");
                WriteTaps(code, kernel, tile, "block", "lanes");
                code.Line();
                code.Line("c += lanes;");
            }
        }
        else
        {
            using (code.Block($"for (int c = 0; c < {channels}; c += V.Count)"))
            {
                if (channels % 16 != 0)
                {
                    code.Line($"int lanes = global::System.Math.Min(V.Count, {channels} - c);");
                }

                WriteTaps(code, kernel, tile, "x", channels % 16 == 0 ? "V.Count" : "lanes");
                code.Line();
                code.Line($"x = ref {Names.Unsafe}.Add(ref x, {kernel.Input.PlaneStride} * V.Count);");
            }
        }
    }

    /// <summary>The loops over the taps, those that there is more than one of, and over the lanes of a block.</summary>
    private static void WriteTaps(CodeWriter code, ConvolutionKernel kernel, RegisterTile tile, string origin, string? lanes)
    {
        (WindowAxis v, WindowAxis h) = (kernel.Window.Vertical, kernel.Window.Horizontal);
        Stack<IDisposable> open = new();
        List<string> offset = [];
        if (v.Kernel > 1)
        {
            open.Push(code.Block($"for (int ky = 0; ky < {v.Kernel}; ky++)"));
            offset.Add($"ky * {Names.Number((long)v.Dilation * kernel.Input.RowStride)}");
        }

        if (h.Kernel > 1 && !tile.RowTaps)
        {
            open.Push(code.Block($"for (int kx = 0; kx < {h.Kernel}; kx++)"));
            offset.Add(h.Dilation == 1 ? "kx" : $"kx * {h.Dilation}");
        }

        string pixels = Names.Sum(offset);
        code.Line($"ref float pixel = {Names.At(origin, kernel.Input.IsBlocked ? Names.Pixels(pixels) : pixels)};");
        if (lanes is not null)
        {
            open.Push(code.Block($"for (int i = 0; i < {lanes}; i++)"));
        }

        int weights = tile.RowTaps ? h.Kernel : tile.Vectors;
        WriteMultiplyAdds(code, kernel, tile, weights);
        code.Line();
        code.Line($"weights = {Names.At("weights", weights, true)};");
        if (lanes is not null)
        {
            code.Line($"pixel = ref {Names.Unsafe}.Add(ref pixel, 1);");
        }

        while (open.Count > 0)
        {
            open.Pop().Dispose();
        }
    }

    private static void WriteMultiplyAdds(CodeWriter code, ConvolutionKernel kernel, RegisterTile tile, int weights)
    {
        for (int w = 0; w < weights; w++)
        {
            code.Line($"V w{w} = V.Load({Names.At("weights", w, true)});");
        }

        int inputs = tile.RowTaps ? tile.Pixels + kernel.Window.Horizontal.Kernel - 1 : tile.Pixels;
        for (int i = 0; i < inputs; i++)
        {
            string at = Names.At("pixel", (long)i * kernel.ColumnStep, kernel.Input.IsBlocked);
            code.Line($"{(i == 0 ? "V " : "")}p = {(kernel.IsDepthwise ? $"V.Load({at})" : $"V.Splat({at.Substring("ref ".Length)})")};");
            for (int w = 0; w < weights; w++)
            {
                int pixel = tile.RowTaps ? i - w : i;
                string sum = Sum(pixel, tile.RowTaps ? 0 : w);
                if (pixel >= 0 && pixel < tile.Pixels)
                {
                    code.Line($"{sum} = V.MultiplyAdd(p, w{w}, {sum});");
                }
            }
        }
    }

    private static void WriteStores(CodeWriter code, ConvolutionKernel kernel, RegisterTile tile, Names names)
    {
        for (int v = 0; v < tile.Vectors; v++)
        {
            if (kernel.HasSlopes)
            {
                code.Line($"V s{v} = V.Load({Names.At("slopes", v, true)});");
            }

            for (int p = 0; p < tile.Pixels; p++)
            {
                string sum = Sum(p, v);
                string value = kernel switch
                {
                    { HasSlopes: true } => $"{Names.Kernels}PReLU.Apply({sum}, s{v})",
                    { Activation: { IsCheap: true } activation } => $"{names.Of(activation)}.Apply({sum})",
                    _ => sum,
                };
                code.Line($"{value}.Store({Names.At("y", ((long)v * kernel.Output.PlaneStride) + p, true)});");
            }
        }
    }
}
