using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Emit;

/// <summary>Prints the products of a register tile: those of one tap, or row of taps, in one lane or plane.</summary>
internal static class TileProducts
{
    /// <summary>Sums that one call of <c>ILanes.Accumulate</c> adds to at the most.</summary>
    private const int MostTogether = 3;

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

        string declaration = "V ";
        for (int i = 0; i < kind.Inputs; i++)
        {
            string input = Input(kind, kind.KernelWidth > 0 ? i : i * kind.ColumnStep);
            (string Sum, string Weight)[] products = [.. ProductsOf(kind, i)];
            if (GoTogether(kind, i, products.Length))
            {
                string sums = string.Join(", ", products.Select(product => product.Sum));
                code.Line($"V.Accumulate({sums}, {input}, {string.Join(", ", products.Select(product => product.Weight))});");
            }
            else
            {
                code.Line($"{declaration}p = {(kind.Input == TileInput.Depthwise ? "V.Load" : "V.Broadcast")}({input});");
                code.Lines([.. products.Select(product => $"V.Accumulate({product.Sum}, p, {product.Weight});")]);
                declaration = "";
            }
        }
    }

    /// <summary>The sums that an input is added to, and the weights by which. In a row of taps, tap w of output o reads input o * step + w.</summary>
    private static IEnumerable<(string Sum, string Weight)> ProductsOf(TileKind kind, int input) =>
        kind.KernelWidth == 0
            ? Enumerable.Range(0, kind.Weights).Select(w => ($"ref {TileWriter.Sum(input, w)}", $"w{w}"))
            : from w in Enumerable.Range(0, kind.Weights)
              let pixel = (input - w) / kind.ColumnStep
              where input >= w && (input - w) % kind.ColumnStep == 0 && pixel < kind.Tile.Pixels
              select ($"ref {TileWriter.Sum(pixel, 0)}", $"w{w}");

    /// <summary>
    /// Whether an input goes into its products by one call: each that is inlined takes the JIT its time, and it inlines only so many. Not the
    /// first and last inputs of a row, which meet one sum: the JIT would have it in another register than the loop, and move it.
    /// </summary>
    private static bool GoTogether(TileKind kind, int input, int products)
    {
        bool isEnd = input < kind.KernelWidth || input >= kind.Inputs - kind.KernelWidth;
        return kind.Input != TileInput.Depthwise && products <= MostTogether && (products > 1 || !isEnd);
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
        return kind.IsByLane ? Names.At("weights", $"{vector} * count") : Vector("weights", index);
    }

    private static string Input(TileKind kind, int pixel)
    {
        string lane = pixel switch
        {
            0 => "lane",
            1 => "lane + count",
            _ => $"lane + ({Names.Number(pixel)} * count)",
        };
        return kind.IsByLane ? Names.At("pixel", lane)
            : kind.Input == TileInput.Planes ? Names.At("pixel", Names.Number(pixel))
            : Vector("pixel", pixel);
    }

    /// <summary>A reference so many vectors behind another, in a method that has their length as <c>count</c>.</summary>
    internal static string Vector(string name, int vectors) => Names.At(name, Names.Times(Names.Number(vectors), "count"));
}
