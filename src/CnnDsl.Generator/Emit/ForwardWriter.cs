using CnnDsl.Generator.Layers;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Emit;

/// <summary>Prints the forward pass: the buffers, then one call after another.</summary>
internal static class ForwardWriter
{
    public static void Write(CodeWriter code, string host, ForwardPlan plan, Names names)
    {
        code.Line("/// <summary>Runs one image.</summary>");
        code.Line(Names.Hot);
        using (code.Block($"static void global::CnnDsl.Engine.INetworkCode<{host}>.Run<V>(ref float input, ref float output, ref float weights, ref float workspace)"))
        {
            if (plan.Buffers.Count > 0)
            {
                code.Line("// Buffers that are never needed at the same time share memory.");
            }

            foreach (Planning.Buffer buffer in plan.Buffers)
            {
                string frame = buffer.Place.Frame.IsEmpty ? "" : ", framed";
                string order = buffer.Place.Shape.IsVector ? "" : buffer.Place.IsBlocked ? ", in blocks" : ", planar";
                code.Line($"ref float {buffer.Name} = {Names.At("workspace", buffer.Offset, false)}; // {buffer.Place.Shape}{order}{frame}");
            }

            foreach (Step step in plan.Steps)
            {
                if (step.Comment.Length > 0)
                {
                    code.Line();
                    code.Line($"// {step.Comment}");
                }

                WriteStep(code, step, plan, names);
            }
        }
    }

    private static void WriteStep(CodeWriter code, Step step, ForwardPlan plan, Names names)
    {
        string type = step.Method.Kernel is { } kernel ? names.Of(kernel) : Names.Kernels + step.Method.Type;
        string activation = step.Method.Activation is { } a ? ", " + names.Of(a) : "";
        string operation = step.Method.Operation is { } o ? ", " + Names.Kernels + o : "";
        string generic = step.Method.IsWide ? $"<V{operation}{activation}>" : "";
        code.Line($"{type}.{step.Method.Method}{generic}({string.Join(", ", step.Operands.Select(operand => Print(operand, plan)))});");
    }

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
