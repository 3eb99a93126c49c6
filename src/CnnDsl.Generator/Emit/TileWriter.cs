using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Emit;

/// <summary>
/// Prints a register tile: accumulators as locals, one multiply-add a line for each of them, loops over channels and taps.
/// Locals, because the JIT keeps them in registers and arrays not.
/// </summary>
internal static class TileWriter
{
    public static void Write(CodeWriter code, TileKind kind)
    {
        code.Line($"/// <summary>{TileDescription.Of(kind)}</summary>");
        using (code.Block($"file readonly struct {kind.Name} : {Names.Kernels}ITile"))
        {
            code.Line($"public static int Pixels => {kind.Tile.Pixels};");
            code.Line();
            code.Line($"public static int Vectors => {kind.Tile.Vectors};");
            code.Line();
            code.Line(Names.Hot);
            code.Line($"public static void Run<V, TActivation>(ref float x, ref float weights, ref float bias, ref float y, ref float extra, in {Names.Kernels}TileShape shape)");
            using (code.Indent())
            {
                code.Line($"where V : struct, {Names.Lanes}");
                code.Line($"where TActivation : struct, {Names.Activations}IActivation");
            }

            using (code.Block(""))
            {
                WriteAccumulators(code, kind);
                if (kind.Asks)
                {
                    code.Line();
                    code.Comment("Weights of the next filters, while these are at work.");
                    code.Line($"nint ahead = {Names.Kernels}Prefetch.AddressOf(ref weights) + shape.Ahead;");
                    code.Line("nint step = shape.AheadStep;");
                }

                code.Line();
                WriteChannels(code, kind);
                code.Line();
                WriteStores(code, kind);
            }
        }
    }

    /// <summary>The accumulator of pixel p and vector v: a0, a1, ... for the first vector, b0, ... for the second.</summary>
    private static string Sum(int pixel, int vector) => $"{(char)('a' + vector)}{pixel}";

    private static void WriteAccumulators(CodeWriter code, TileKind kind)
    {
        for (int v = 0; v < kind.Tile.Vectors; v++)
        {
            string start = kind.HasBias ? $"V.Load({Names.At("bias", v, true)})" : "V.Zero";
            code.Line($"V {Sum(0, v)} = {start};");
            if (kind.Tile.Pixels > 1)
            {
                int vector = v;
                code.Line($"V {string.Join(", ", Enumerable.Range(1, kind.Tile.Pixels - 1).Select(p => $"{Sum(p, vector)} = {Sum(0, vector)}"))};");
            }
        }
    }

    /// <summary>The loop over the input's channels: plane by plane, or block by block and lane by lane.</summary>
    private static void WriteChannels(CodeWriter code, TileKind kind)
    {
        switch (kind.Input)
        {
            case TileInput.Depthwise:
                WriteTaps(code, kind, "x", null);
                break;
            case TileInput.Planes:
                using (code.Block("for (int c = shape.First; c < shape.End; c++)"))
                {
                    code.Line($"ref float plane = ref {Names.Unsafe}.Add(ref x, c * shape.InputPlane);");
                    WriteTaps(code, kind, "plane", null);
                }

                break;
            case TileInput.Groups:
                using (code.Block("for (int c = shape.First; c < shape.End;)"))
                {
                    code.Line("int lane = c % V.Count;");
                    code.Line("int lanes = global::System.Math.Min(V.Count - lane, shape.End - c);");
                    code.Line($"ref float block = ref {Names.Unsafe}.Add(ref x, (c / V.Count * shape.InputPlane) + lane);");
                    WriteTaps(code, kind, "block", "lanes");
                    code.Line();
                    code.Line("c += lanes;");
                }

                break;
            default:
                using (code.Block("for (int c = 0; c < shape.End; c += V.Count)"))
                {
                    code.Line("int lanes = global::System.Math.Min(V.Count, shape.End - c);");
                    WriteTaps(code, kind, "x", "lanes");
                    code.Line();
                    code.Line($"x = ref {Names.Unsafe}.Add(ref x, shape.InputPlane);");
                }

                break;
        }
    }

    /// <summary>The loops over the taps, unless there is one, and over the lanes of a block.</summary>
    private static void WriteTaps(CodeWriter code, TileKind kind, string origin, string? lanes)
    {
        Stack<IDisposable> open = new();
        List<string> offset = [];
        if (!kind.IsPointwise)
        {
            open.Push(code.Block("for (int ky = 0; ky < shape.KernelHeight; ky++)"));
            offset.Add("ky * shape.TapRow");
            if (kind.KernelWidth == 0)
            {
                open.Push(code.Block("for (int kx = 0; kx < shape.KernelWidth; kx++)"));
                offset.Add("kx * shape.Tap");
            }
        }

        code.Line($"ref float pixel = {Names.At(origin, Names.Sum(offset))};");
        if (lanes is not null)
        {
            open.Push(code.Block($"for (int i = 0; i < {lanes}; i++)"));
        }

        int weights = kind.KernelWidth > 0 ? kind.KernelWidth : kind.Tile.Vectors;
        WriteMultiplyAdds(code, kind, weights);
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

    private static void WriteMultiplyAdds(CodeWriter code, TileKind kind, int weights)
    {
        for (int w = 0; w < weights; w++)
        {
            code.Line($"V w{w} = V.Load({Names.At("weights", w, true)});");
        }

        if (kind.Asks)
        {
            code.Line($"ahead = {Names.Kernels}Prefetch.Lines<V>(ahead, step, vectors: {weights});");
        }

        bool byRow = kind.KernelWidth > 0;
        int inputs = byRow ? ((kind.Tile.Pixels - 1) * kind.ColumnStep) + kind.KernelWidth : kind.Tile.Pixels;
        for (int i = 0; i < inputs; i++)
        {
            string at = Names.At("pixel", byRow ? i : (long)i * kind.ColumnStep, kind.Input != TileInput.Planes);
            code.Line($"{(i == 0 ? "V " : "")}p = {(kind.Input == TileInput.Depthwise ? $"V.Load({at})" : $"V.Splat({at.Substring("ref ".Length)})")};");
            for (int w = 0; w < weights; w++)
            {
                // In a row of taps, tap w of output o reads input o * step + w.
                int pixel = byRow ? (i - w) / kind.ColumnStep : i;
                bool isRead = !byRow || (i >= w && (i - w) % kind.ColumnStep == 0 && pixel < kind.Tile.Pixels);
                if (isRead)
                {
                    code.Line($"V.Accumulate(ref {Sum(pixel, byRow ? 0 : w)}, p, w{w});");
                }
            }
        }
    }

    private static void WriteStores(CodeWriter code, TileKind kind)
    {
        for (int v = 0; v < kind.Tile.Vectors; v++)
        {
            if (v > 0)
            {
                code.Line($"y = ref {Names.Unsafe}.Add(ref y, shape.OutputPlane);");
                if (kind.Extra != TileExtra.None)
                {
                    code.Line($"extra = ref {Names.Unsafe}.Add(ref extra, shape.ExtraPlane);");
                }
            }

            if (kind.Extra == TileExtra.PReLU)
            {
                code.Line($"V s{v} = V.Load(ref extra);");
            }

            for (int p = 0; p < kind.Tile.Pixels; p++)
            {
                string sum = Sum(p, v);
                string value = kind.Extra switch
                {
                    TileExtra.PReLU => $"{Names.Kernels}PReLU.Apply({sum}, s{v})",
                    TileExtra.Add => $"TActivation.Apply({sum} + V.Load({Names.At("extra", p, true)}))",
                    _ => $"TActivation.Apply({sum})",
                };
                code.Line($"{value}.Store({Names.At("y", p, true)});");
            }
        }
    }
}
