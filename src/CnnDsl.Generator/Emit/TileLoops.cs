using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Emit;

/// <summary>
/// Prints the loops of a register tile, over channels, taps and lanes, with one multiply-add a line for each accumulator. The
/// innermost loop does several lanes a turn: what it counts and moves on takes the places of multiply-adds, above all where two
/// threads share a core and each issues three instructions a cycle.
/// </summary>
internal static class TileLoops
{
    /// <summary>The loop over the input's channels: plane by plane, or block by block and lane by lane.</summary>
    public static void Write(CodeWriter code, TileKind kind)
    {
        switch (kind.Input)
        {
            case TileInput.Depthwise:
                WriteTaps(code, kind, "x");
                break;
            case TileInput.Planes:
                using (code.Block("for (int c = shape.First; c < shape.End; c++)"))
                {
                    code.Line($"ref float plane = ref {Names.Unsafe}.Add(ref x, c * shape.InputPlane);");
                    WriteTaps(code, kind, "plane");
                }

                break;
            case TileInput.Groups:
                using (code.Block("for (int c = shape.First; c < shape.End;)"))
                {
                    code.Line("int lane = c % V.Count;");
                    code.Line("int lanes = global::System.Math.Min(V.Count - lane, shape.End - c);");
                    code.Line($"ref float block = ref {Names.Unsafe}.Add(ref x, (c / V.Count * shape.InputPlane) + lane);");
                    WriteTaps(code, kind, "block");
                    code.Line();
                    code.Line("c += lanes;");
                }

                break;
            default:
                using (code.Block("for (int c = 0; c < shape.End; c += V.Count)"))
                {
                    code.Line("int lanes = global::System.Math.Min(V.Count, shape.End - c);");
                    WriteTaps(code, kind, "x");
                    code.Line();
                    code.Line($"x = ref {Names.Unsafe}.Add(ref x, shape.InputPlane);");
                }

                break;
        }
    }

    /// <summary>Declares how many lanes a turn goes through, and what it asks for.</summary>
    public static void WriteTurn(CodeWriter code, TileKind kind)
    {
        code.Comment("Weights of the next filters, asked for while these are at work.");
        code.Line($"nint ahead = {Names.Kernels}Prefetch.AddressOf(ref weights) + shape.Ahead;");
        code.Line("nint due = ahead;");
        code.Line($"int turn = {(kind.LanesATurn <= TileKind.LeastLanes ? Names.Number(kind.LanesATurn) : $"global::System.Math.Min({Names.Number(kind.LanesATurn)}, V.Count)")};");
    }

    /// <summary>The multiply-adds of one lane, as a method that is inlined: its text stands once and its code several times.</summary>
    public static void WriteLane(CodeWriter code, TileKind kind)
    {
        code.Line("/// <summary>The products of one lane.</summary>");
        code.Line("[CnnServices::MethodImpl(CnnServices::MethodImplOptions.AggressiveInlining)]");
        code.Line($"private static void Add<V>({Sums(kind, "ref V ")}, ref float pixel, ref float weights, int lane)");
        using (code.Indent())
        {
            code.Line($"where V : struct, {Names.Lanes}");
        }

        using (code.Block(""))
        {
            code.Line("int count = V.Count;");
            WriteMultiplyAdds(code, kind);
        }
    }

    /// <summary>The loops over the taps, unless there is one, and over the lanes of a block.</summary>
    private static void WriteTaps(CodeWriter code, TileKind kind, string origin)
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
        if (kind.IsByLane)
        {
            WriteLanes(code, kind);
        }
        else
        {
            WriteMultiplyAdds(code, kind);
            code.Line();
            code.Line($"weights = {Names.At("weights", kind.Weights, true)};");
        }

        while (open.Count > 0)
        {
            open.Pop().Dispose();
        }
    }

    /// <summary>The loop over the lanes of a block: so many at a time, then those that remain.</summary>
    private static void WriteLanes(CodeWriter code, TileKind kind)
    {
        int turn = kind.LanesATurn;
        code.Line("int left = lanes;");
        using (code.Block("for (; left >= turn; left -= turn)"))
        {
            code.Line($"{Names.Kernels}Prefetch.Until(ref ahead, due += {Vectors(kind)} * shape.AheadStep);");
            WriteAdds(code, kind, 0, Math.Min(turn, TileKind.LeastLanes));
            if (turn > TileKind.LeastLanes)
            {
                using (code.Block($"if (V.Count > {TileKind.LeastLanes})"))
                {
                    WriteAdds(code, kind, TileKind.LeastLanes, turn);
                }

                code.Line();
            }

            code.Line($"weights = {Names.At("weights", $"{Vectors(kind)} * V.Count")};");
            code.Line($"pixel = ref {Names.Unsafe}.Add(ref pixel, turn);");
        }

        code.Line();
        using (code.Block("for (; left > 0; left--)"))
        {
            WriteAdds(code, kind, 0, 1);
            code.Line($"weights = {Names.At("weights", kind.Weights, true)};");
            code.Line($"pixel = ref {Names.Unsafe}.Add(ref pixel, 1);");
        }
    }

    /// <summary>Vectors of weights that a turn reads.</summary>
    private static string Vectors(TileKind kind) => kind.Weights == 1 ? "turn" : $"turn * {Names.Number(kind.Weights)}";

    private static void WriteAdds(CodeWriter code, TileKind kind, int first, int end)
    {
        for (int lane = first; lane < end; lane++)
        {
            code.Line($"Add<V>({Sums(kind, "ref ")}, ref pixel, ref weights, {lane});");
        }
    }

    private static string Sums(TileKind kind, string before) => string.Join(
        ", ",
        from v in Enumerable.Range(0, kind.Tile.Vectors)
        from p in Enumerable.Range(0, kind.Tile.Pixels)
        select before + TileWriter.Sum(p, v));

    private static void WriteMultiplyAdds(CodeWriter code, TileKind kind)
    {
        for (int w = 0; w < kind.Weights; w++)
        {
            code.Line($"V w{w} = V.Load({Weight(kind, w)});");
        }

        bool byRow = kind.KernelWidth > 0;
        for (int i = 0; i < kind.Inputs; i++)
        {
            code.Line($"{(i == 0 ? "V " : "")}p = {Input(kind, byRow ? i : i * kind.ColumnStep)};");
            for (int w = 0; w < kind.Weights; w++)
            {
                // In a row of taps, tap w of output o reads input o * step + w.
                int pixel = byRow ? (i - w) / kind.ColumnStep : i;
                bool isRead = !byRow || (i >= w && (i - w) % kind.ColumnStep == 0 && pixel < kind.Tile.Pixels);
                if (isRead)
                {
                    code.Line($"V.Accumulate(ref {TileWriter.Sum(pixel, byRow ? 0 : w)}, p, w{w});");
                }
            }
        }
    }

    private static string Weight(TileKind kind, int index)
    {
        string vector = kind.Weights == 1 ? "lane" : $"(({kind.Weights} * lane) + {index})";
        return kind.IsByLane ? Names.At("weights", $"{vector} * count") : Names.At("weights", index, true);
    }

    private static string Input(TileKind kind, int pixel)
    {
        string lane = pixel switch
        {
            0 => "lane",
            1 => "lane + count",
            _ => $"lane + ({Names.Number(pixel)} * count)",
        };
        string at = kind.IsByLane ? Names.At("pixel", lane) : Names.At("pixel", pixel, kind.Input != TileInput.Planes);
        return kind.Input == TileInput.Depthwise ? $"V.Load({at})" : $"V.Broadcast({at})";
    }
}
