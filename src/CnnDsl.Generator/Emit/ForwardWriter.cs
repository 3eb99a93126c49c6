using CnnDsl.Generator.Layers;
using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Emit;

/// <summary>Prints the forward pass: the buffers, then one call after another.</summary>
internal static class ForwardWriter
{
    private const int LongestLine = 180;

    public static void Write(CodeWriter code, string host, ForwardPlan plan, Names names, EmitOptions options)
    {
        code.Line($"static bool global::CnnDsl.Engine.INetworkCode<{host}>.IsShared => {(plan.IsShared ? "true" : "false")};");
        code.Line();
        WidthsWriter.WriteMember(code, host, options);
        WriteCompile(code, host, plan, names);
        code.Line(plan.IsShared ? "/// <summary>Runs one image, or this thread's share of it: the parts of each step that it gets.</summary>" : "/// <summary>Runs one image.</summary>");
        using (code.Block($"static void global::CnnDsl.Engine.INetworkCode<{host}>.Run<V>(ref float input, ref float output, ref float weights, ref float workspace, ref {Names.Engine}Crew crew)"))
        {
            WidthsWriter.WriteGuard(code, options);
            if (plan.Buffers.Count > 0)
            {
                code.Comment("Buffers that are never needed at the same time share memory.");
            }

            foreach (Planning.Buffer buffer in plan.Buffers)
            {
                WriteBuffer(code, buffer, isOwn: buffer.IsOwn && plan.IsShared);
            }

            if (plan.IsShared)
            {
                SharedStepsWriter.Write(code, plan.Steps, (step, part) => WriteStep(code, step, plan, names, part));
                return;
            }

            foreach (Step step in plan.Steps)
            {
                if (step.Comment.Length > 0)
                {
                    code.Line();
                }

                WriteStep(code, step, plan, names, part: null);
            }
        }
    }

    /// <summary>What the engine calls on another core while the weights are loaded: each kernel that takes long to compile, once.</summary>
    private static void WriteCompile(CodeWriter code, string host, ForwardPlan plan, Names names)
    {
        string[] calls = [.. plan.Steps.Where(step => step.Method.CanCompileEarly).Reverse().Select(step => CompileCall(step, names)).Distinct()];
        if (calls.Length == 0)
        {
            return;
        }

        code.Line("/// <summary>Has the JIT compile the kernels that take it long, the last first, while the weights are loaded.</summary>");
        using (code.Block($"static void global::CnnDsl.Engine.INetworkCode<{host}>.Compile<V>()"))
        {
            code.Lines(calls);
        }

        code.Line();
    }

    private static string CompileCall(Step step, Names names)
    {
        IEnumerable<string> units = step.Operands.OfType<DenseOperand>().Select(dense => $"units: {dense.Units}");
        return $"{Names.Kernels}{step.Method.Type}.Compile{Generic(step.Method, names)}({string.Join(", ", units)});";
    }

    private static void WriteBuffer(CodeWriter code, Planning.Buffer buffer, bool isOwn)
    {
        string frame = buffer.Place.Frame.IsEmpty ? "" : ", framed";
        string order = buffer.Place.Shape.IsVector ? "" : buffer.Place.IsBlocked ? ", in blocks" : ", planar";
        string place = isOwn ? $"ref crew.Own(ref workspace, {Names.Number(buffer.Offset)})" : Names.At("workspace", buffer.Offset, false);
        string part = buffer.Part.Length > 0 ? $", {buffer.Part}" : isOwn ? ", each thread's own" : "";
        code.Line($"ref float {buffer.Name} = {place};", $"{buffer.Place.Shape}{order}{frame}{part}");
    }

    /// <summary>The comment, if any, and the call.</summary>
    private static void WriteStep(CodeWriter code, Step step, ForwardPlan plan, Names names, string? part)
    {
        if (step.Comment.Length > 0)
        {
            foreach (string line in step.Comment.Split('\n'))
            {
                code.Comment(line);
            }
        }

        string[] operands = [.. step.Operands.Select(operand => Print(operand, plan)), .. part is null ? Array.Empty<string>() : [part]];
        WriteCall(code, $"{Names.Kernels}{step.Method.Type}.{step.Method.Method}{Generic(step.Method, names)}", operands);
    }

    /// <summary>A call on one line; where that would be long, the references on the second and each size on a line of its own.</summary>
    private static void WriteCall(CodeWriter code, string method, string[] operands)
    {
        string line = $"{method}({string.Join(", ", operands)});";
        if (line.Length <= LongestLine)
        {
            code.Line(line);
            return;
        }

        string[] references = [.. operands.TakeWhile(operand => !operand.StartsWith("new ", StringComparison.Ordinal))];
        string[] rest = [.. operands.Skip(references.Length)];
        string[] lines = references.Length == 0 ? rest : [string.Join(", ", references), .. rest];
        code.Line(method + "(");
        using (code.Indent())
        {
            for (int i = 0; i < lines.Length; i++)
            {
                code.Line(lines[i] + (i < lines.Length - 1 ? "," : ");"));
            }
        }
    }

    private static string Generic(Callee callee, Names names)
    {
        string types = string.Join(", ", TypesOf(callee, names));
        return types.Length == 0 ? "" : $"<{types}>";
    }

    private static IEnumerable<string> TypesOf(Callee callee, Names names) =>
    [
        .. callee.IsWide ? ["V"] : Array.Empty<string>(),
        .. callee.Operation is { } operation ? [Names.Kernels + operation] : Array.Empty<string>(),
        .. callee.Tiles.Select(names.Of),
        .. callee.Activations.Select(names.Of),
    ];

    private static string Print(Operand operand, ForwardPlan plan) => operand switch
    {
        BufferOperand { Buffer: < 0 and var user } input when Planning.Buffer.IsInput(user) =>
            Names.At("input", plan.InputOffsets[Planning.Buffer.IndexOf(user)] + input.Pixels, false),
        BufferOperand { Buffer: < 0 and var user } output =>
            Names.At("output", plan.OutputOffsets[Planning.Buffer.IndexOf(user)] + output.Pixels, false),
        BufferOperand buffer => Names.At(plan.Buffers[buffer.Buffer].Name, buffer.Pixels, buffer.IsBlocked),
        WeightsOperand weights => Names.At("weights", weights.Offset, false),
        LayoutOperand { Place: var place } => place.Frame.IsEmpty
            ? $"new {Names.Kernels}MapLayout({place.Shape.Channels}, {place.Shape.Height}, {place.Shape.Width})"
            : $"new {Names.Kernels}MapLayout({place.Shape.Channels}, {place.Shape.Height}, {place.Shape.Width}, {place.RowStride}, {place.PlaneStride})",
        WindowOperand { Window: var window } => Print(window),
        ConvolutionOperand { Kernel: var kernel } => ConvolutionArguments.Print(kernel),
        WinogradOperand winograd => ConvolutionArguments.Print(winograd.Kernel, winograd.Plan),
        RowConvolutionOperand rows => ConvolutionArguments.Print(rows),
        DenseOperand dense => $"features: {dense.Features}, units: {dense.Units}",
        NullOperand => $"ref {Names.Unsafe}.NullRef<float>()",
        PlanesOperand { IsBlocked: true } planes => $"planes: ({planes.Channels} + V.Count - 1) / V.Count",
        PlanesOperand planes => $"planes: {planes.Channels}",
        PixelOperand pixel => pixel.IsBlocked ? "pixel: V.Count" : "pixel: 1",
        LiteralOperand literal => literal.Text,
        _ => throw new InvalidOperationException(operand.GetType().Name),
    };

    private static string Print(Window2D window) =>
        $"new {Names.Kernels}Window({window.Vertical.Kernel}, {window.Horizontal.Kernel}, {window.Vertical.Stride}, {window.Horizontal.Stride}, "
        + $"{window.Vertical.Before}, {window.Horizontal.Before}, {window.Vertical.Dilation}, {window.Horizontal.Dilation})";
}
