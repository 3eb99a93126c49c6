using CnnDsl.Generator.Layers;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Emit;

/// <summary>Prints steps: the buffers that they touch, and each as a call of its kernel.</summary>
internal sealed class StepWriter(ForwardPlan plan, Names names)
{
    private const int LongestLine = 180;

    /// <summary>The buffers that some steps touch, as references into the workspace or the head.</summary>
    public void WriteBuffers(CodeWriter code, IEnumerable<Step> steps)
    {
        HashSet<int> touched = [.. steps.SelectMany(step => step.Touches)];
        for (int id = 0; id < plan.Buffers.Count; id++)
        {
            if (touched.Contains(id))
            {
                WriteBuffer(code, plan.Buffers[id]);
            }
        }
    }

    private void WriteBuffer(CodeWriter code, Planning.Buffer buffer)
    {
        string frame = buffer.Place.Frame.IsEmpty ? "" : ", framed";
        string order = buffer.Place.Shape.IsVector ? "" : buffer.Place.IsBlocked ? ", in blocks" : ", planar";
        bool isOwn = buffer.IsOwn && plan.IsShared;
        string place = isOwn ? $"ref crew.Own(ref workspace, {Names.Number(buffer.Offset)})"
            : buffer.InHead ? Names.At("head", buffer.Offset - plan.Head!.Offset, false)
            : Names.At("workspace", buffer.Offset, false);
        string part = buffer.Part.Length > 0 ? $", {buffer.Part}" : isOwn ? ", each thread's own" : "";
        code.Line($"ref float {buffer.Name} = {place};", $"{buffer.Place.Shape}{order}{frame}{part}");
    }

    /// <summary>The comment, if any, and the call.</summary>
    public void Write(CodeWriter code, Step step, string? part)
    {
        WriteComment(code, step);
        WriteCall(code, step, step.Method.Method, step.Operands.Select(operand => Print(operand)), part);
    }

    /// <summary>The comment and one call for all images.</summary>
    public void WriteForAll(CodeWriter code, Step step, string? part)
    {
        bool readsInput = step.Operands[0] is BufferOperand { Buffer: < 0 };
        string strides = $"images, xStride: {Names.Number(readsInput ? plan.InputLength : plan.Head!.Length)}, yStride: {Names.Number(plan.Head!.Length)}";
        WriteComment(code, step);
        WriteCall(code, step, step.Method.Batch!, [.. step.Operands.Select(operand => Print(operand)), strides], part);
    }

    /// <summary>The comment, and the call in a loop over the images.</summary>
    public void WriteForEach(CodeWriter code, Step step, string? part)
    {
        WriteComment(code, step);
        using (code.Block("for (int image = 0; image < images; image++)"))
        {
            WriteCall(code, step, step.Method.Method, step.Operands.Select(operand => Print(operand, perImage: true)), part);
        }
    }

    /// <summary>A kernel's type arguments.</summary>
    public string Generic(Callee callee)
    {
        string types = string.Join(", ", TypesOf(callee));
        return types.Length == 0 ? "" : $"<{types}>";
    }

    private static void WriteComment(CodeWriter code, Step step)
    {
        if (step.Comment.Length > 0)
        {
            foreach (string line in step.Comment.Split('\n'))
            {
                code.Comment(line);
            }
        }
    }

    private void WriteCall(CodeWriter code, Step step, string method, IEnumerable<string> operands, string? part) =>
        WriteCall(code, $"{Names.Kernels}{step.Method.Type}.{method}{Generic(step.Method)}", [.. operands, .. part is null ? Array.Empty<string>() : [part]]);

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

    private IEnumerable<string> TypesOf(Callee callee) =>
    [
        .. callee.IsWide ? ["V"] : Array.Empty<string>(),
        .. callee.Operation is { } operation ? [Names.Kernels + operation] : Array.Empty<string>(),
        .. callee.Tiles.Select(names.Of),
        .. callee.Activations.Select(names.Of),
    ];

    /// <summary>A buffer, or that of an image among several.</summary>
    private static string Of(string buffer, long length, bool perImage) =>
        perImage ? $"{Names.Unsafe}.Add(ref {buffer}, image * {Names.Number(length)})" : buffer;

    private string Print(Operand operand, bool perImage = false) => operand switch
    {
        BufferOperand { Buffer: < 0 and var user } input when Planning.Buffer.IsInput(user) =>
            Names.At(Of("input", plan.InputLength, perImage), plan.InputOffsets[Planning.Buffer.IndexOf(user)] + input.Pixels, false),
        BufferOperand { Buffer: < 0 and var user } output =>
            Names.At(Of("output", plan.OutputLength, perImage), plan.OutputOffsets[Planning.Buffer.IndexOf(user)] + output.Pixels, false),
        BufferOperand buffer => Names.At(Of(plan.Buffers[buffer.Buffer].Name, plan.Head?.Length ?? 0, perImage), buffer.Pixels, buffer.IsBlocked),
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
