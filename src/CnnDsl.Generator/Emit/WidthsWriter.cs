using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Emit;

/// <summary>Prints which vector widths a network's code is for, where that is not all of them.</summary>
internal static class WidthsWriter
{
    /// <summary>What the engine asks before it chooses a width.</summary>
    public static void WriteMember(CodeWriter code, string host, EmitOptions options)
    {
        if (Missing(options).Length == 0)
        {
            return;
        }

        IEnumerable<string> widths = options.Widths.Select(bits => $"global::CnnDsl.VectorWidth.Bits{Names.Number(bits)}");
        code.Line($"static global::System.ReadOnlySpan<global::CnnDsl.VectorWidth> global::CnnDsl.Engine.INetworkCode<{host}>.Widths => [{string.Join(", ", widths)}];");
        code.Line();
    }

    /// <summary>What lets a compiler drop the kernels of the other widths: for each of them the test is a constant.</summary>
    public static void WriteGuard(CodeWriter code, EmitOptions options)
    {
        int[] missing = Missing(options);
        if (missing.Length == 0)
        {
            return;
        }

        code.Comment("CnnDslKernelTargets leaves these widths out. The engine never asks for them, and a compiler drops their kernels.");
        using (code.Block($"if ({string.Join(" || ", missing.Select(bits => $"typeof(V) == typeof({Names.Lane(bits)})"))})"))
        {
            code.Line("throw new global::System.NotSupportedException();");
        }

        code.Line();
    }

    private static int[] Missing(EmitOptions options) => [.. EmitOptions.AllWidths.Except(options.Widths)];
}
