using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Emit;

/// <summary>
/// Prints a register tile: accumulators as locals, the loops that add to them (<see cref="TileLoops"/>), and the stores.
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
                code.Line("int count = V.Count;");
                WriteAccumulators(code, kind);
                if (kind.IsByLane)
                {
                    code.Line();
                    TileLoops.WriteTurn(code, kind);
                }

                code.Line();
                TileLoops.Write(code, kind);
                code.Line();
                WriteStores(code, kind);
            }

            if (kind.IsByLane)
            {
                code.Line();
                TileProducts.WriteLane(code, kind);
            }
        }
    }

    /// <summary>The accumulator of pixel p and vector v: a0, a1, ... for the first vector, b0, ... for the second.</summary>
    internal static string Sum(int pixel, int vector) => $"{(char)('a' + vector)}{pixel}";

    private static void WriteAccumulators(CodeWriter code, TileKind kind)
    {
        for (int v = 0; v < kind.Tile.Vectors; v++)
        {
            string start = kind.HasBias ? $"V.Load({TileProducts.Vector("bias", v)})" : "V.Zero";
            code.Line($"V {Sum(0, v)} = {start};");
            if (kind.Tile.Pixels > 1)
            {
                int vector = v;
                code.Line($"V {string.Join(", ", Enumerable.Range(1, kind.Tile.Pixels - 1).Select(p => $"{Sum(p, vector)} = {Sum(0, vector)}"))};");
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
            else if (kind.Extra == TileExtra.AddFirst)
            {
                WriteFirst(code, kind, v);
            }

            for (int p = 0; p < kind.Tile.Pixels; p++)
            {
                string sum = Sum(p, v);
                string value = kind.Extra switch
                {
                    TileExtra.PReLU => $"{Names.Kernels}PReLU.Apply({sum}, s{v})",
                    TileExtra.Add => $"TActivation.Apply({sum} + V.Load({TileProducts.Vector("extra", p)}))",
                    _ => $"TActivation.Apply({sum})",
                };
                code.Line($"{value}.Store({TileProducts.Vector("y", p)});");
            }
        }
    }

    /// <summary>
    /// Adds what a map with fewer channels has for a vector: to all of its lanes, to the first ones where the map ends among them, for its
    /// memory holds anything beyond, and to none behind, where it has no memory.
    /// </summary>
    private static void WriteFirst(CodeWriter code, TileKind kind, int vector)
    {
        string added = $"added{vector}";
        code.Line($"int {added} = shape.ExtraChannels{(vector == 0 ? "" : vector == 1 ? " - count" : $" - ({Names.Number(vector)} * count)")};");
        using (code.Block($"if ({added} >= count)"))
        {
            WriteSums(code, kind, vector, (sum, extra) => $"{sum} += {extra};");
        }

        using (code.Block($"else if ({added} > 0)"))
        {
            code.Line($"V first = {Names.Kernels}FirstLanes.Negative<V>({added});");
            WriteSums(code, kind, vector, (sum, extra) => $"{sum} = V.WhereNegative(first, {sum} + {extra}, {sum});");
        }

        code.Line();
    }

    private static void WriteSums(CodeWriter code, TileKind kind, int vector, Func<string, string, string> line) =>
        code.Lines([.. Enumerable.Range(0, kind.Tile.Pixels).Select(p => line(Sum(p, vector), $"V.Load({TileProducts.Vector("extra", p)})"))]);
}
