using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Emit;

/// <summary>Prints the products of a register tile: those of one tap, or row of taps, in one lane or plane.</summary>
internal static class TileProducts
{
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
            Write(code, kind);
        }
    }

    /// <summary>One multiply-add a line for each accumulator and tap in registers.</summary>
    public static void Write(CodeWriter code, TileKind kind)
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

    /// <summary>The accumulators as arguments, vector by vector.</summary>
    public static string Sums(TileKind kind, string before) => string.Join(
        ", ",
        from v in Enumerable.Range(0, kind.Tile.Vectors)
        from p in Enumerable.Range(0, kind.Tile.Pixels)
        select before + TileWriter.Sum(p, v));

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
