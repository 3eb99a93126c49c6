using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Emit;

/// <summary>
/// Prints the loops of a register tile, over channels, taps and lanes, round its products (<see cref="TileProducts"/>). The innermost
/// loop does several lanes a turn: what it counts and moves on takes the places of multiply-adds, above all where two threads share a
/// core and each issues three instructions a cycle.
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
                code.Line($"x = ref {Names.Unsafe}.Add(ref x, shape.First * shape.InputPlane);");
                using (code.Block("for (int c = shape.First; c < shape.End; c++)"))
                {
                    WriteTaps(code, kind, "x");
                    code.Line();
                    WriteMove(code, "x", "shape.InputPlane");
                }

                break;
            case TileInput.Groups:
                using (code.Block("for (int c = shape.First; c < shape.End;)"))
                {
                    code.Line("int lane = c % count;");
                    code.Line("int lanes = global::System.Math.Min(count - lane, shape.End - c);");
                    code.Line($"ref float block = ref {Names.Unsafe}.Add(ref x, (c / count * shape.InputPlane) + lane);");
                    WriteTaps(code, kind, "block");
                    code.Line();
                    code.Line("c += lanes;");
                }

                break;
            default:
                using (code.Block("for (int c = 0; c < shape.End; c += count)"))
                {
                    code.Line("int lanes = global::System.Math.Min(count, shape.End - c);");
                    WriteTaps(code, kind, "x");
                    code.Line();
                    WriteMove(code, "x", "shape.InputPlane");
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
        code.Line($"int turn = {(kind.LanesATurn <= TileKind.LeastLanes ? Names.Number(kind.LanesATurn) : $"global::System.Math.Min({Names.Number(kind.LanesATurn)}, count)")};");
        code.Line($"nint step = {Vectors(kind)} * shape.AheadStep;");
    }

    /// <summary>
    /// The loops over the taps, unless there is one. Where they read moves on by an addition and before the products, not by a
    /// multiplication when it is needed: the first products would wait for that, and a core that is kept busy never makes up for it.
    /// </summary>
    private static void WriteTaps(CodeWriter code, TileKind kind, string origin)
    {
        if (kind.IsPointwise)
        {
            WriteTap(code, kind, origin);
            return;
        }

        code.Line($"ref float row = ref {origin};");
        using (code.Block("for (int ky = 0; ky < shape.KernelHeight; ky++)"))
        {
            if (kind.KernelWidth > 0)
            {
                WriteTap(code, kind, "row", "shape.TapRow");
                return;
            }

            code.Line("ref float tap = ref row;");
            WriteMove(code, "row", "shape.TapRow");
            using (code.Block("for (int kx = 0; kx < shape.KernelWidth; kx++)"))
            {
                WriteTap(code, kind, "tap", "shape.Tap");
            }
        }
    }

    /// <summary>The products of one tap, or of a row of them in registers, from a place that moves on to the next, if there is one.</summary>
    private static void WriteTap(CodeWriter code, TileKind kind, string place, string? step = null)
    {
        code.Line($"ref float pixel = ref {place};");
        if (step is not null)
        {
            WriteMove(code, place, step);
        }

        if (kind.IsByLane)
        {
            WriteLanes(code, kind);
        }
        else
        {
            TileProducts.Write(code, kind);
            code.Line();
            WriteMove(code, "weights", Names.Times(Names.Number(kind.Weights), "count"));
        }
    }

    private static void WriteMove(CodeWriter code, string place, string step) =>
        code.Line($"{place} = ref {Names.Unsafe}.Add(ref {place}, {step});");

    /// <summary>The loop over the lanes of a block: so many at a time, then those that remain, if any convolution has such.</summary>
    private static void WriteLanes(CodeWriter code, TileKind kind)
    {
        int turn = kind.LanesATurn;
        if (kind.HasRest)
        {
            code.Line("int left = lanes;");
        }

        using (code.Block($"for ({(kind.HasRest ? "" : "int left = lanes")}; left >= turn; left -= turn)"))
        {
            code.Line($"{Names.Kernels}Prefetch.Until(ref ahead, due += step);");
            WriteAdds(code, kind, 0, Math.Min(turn, TileKind.LeastLanes));
            if (turn > TileKind.LeastLanes)
            {
                using (code.Block($"if (count > {TileKind.LeastLanes})"))
                {
                    WriteAdds(code, kind, TileKind.LeastLanes, turn);
                }

                code.Line();
            }

            WriteMove(code, "weights", $"{Vectors(kind)} * count");
            WriteMove(code, "pixel", "turn");
        }

        if (kind.HasRest)
        {
            code.Line();
            using (code.Block("for (; left > 0; left--)"))
            {
                WriteAdds(code, kind, 0, 1);
                WriteMove(code, "weights", Names.Times(Names.Number(kind.Weights), "count"));
                WriteMove(code, "pixel", "1");
            }
        }
    }

    /// <summary>Vectors of weights that a turn reads.</summary>
    private static string Vectors(TileKind kind) => kind.Weights == 1 ? "turn" : $"turn * {Names.Number(kind.Weights)}";

    private static void WriteAdds(CodeWriter code, TileKind kind, int first, int end)
    {
        for (int lane = first; lane < end; lane++)
        {
            code.Line($"Add<V>({TileProducts.Sums(kind, "ref ")}, ref pixel, ref weights, {lane});");
        }
    }
}
