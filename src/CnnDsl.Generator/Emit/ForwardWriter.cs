using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Emit;

/// <summary>Prints the forward pass: the buffers, then one call after another.</summary>
internal static class ForwardWriter
{
    public static void Write(CodeWriter code, string host, ForwardPlan plan, Names names, EmitOptions options)
    {
        string contract = $"global::CnnDsl.Engine.INetworkCode<{host}>";
        StepWriter steps = new(plan, names);
        code.Line($"static bool {contract}.IsShared => {(plan.IsShared ? "true" : "false")};");
        code.Line();
        WidthsWriter.WriteMember(code, host, options);
        WriteCompile(code, contract, plan, steps);
        WriteRun(code, contract, plan, steps, options);
        if (plan.Head is { } head)
        {
            HeadWriter.Write(code, contract, plan, head, steps, options);
        }
    }

    private static void WriteRun(CodeWriter code, string contract, ForwardPlan plan, StepWriter steps, EmitOptions options)
    {
        string what = plan.Head is null ? "Runs one image" : "Runs one image through the layers before those of RunHead";
        code.Line(plan.IsShared ? $"/// <summary>{what}, or this thread's share of it: the parts of each step that it gets.</summary>" : $"/// <summary>{what}.</summary>");
        using (code.Block($"static void {contract}.Run<V>(ref float input, ref float output, ref float weights, ref float workspace, ref float head, ref {Names.Engine}Crew crew)"))
        {
            WidthsWriter.WriteGuard(code, options);
            Step[] body = [.. plan.Body];
            if (body.Length > 0 && plan.Buffers.Count > 0)
            {
                code.Comment("Buffers that are never needed at the same time share memory.");
            }

            steps.WriteBuffers(code, body);
            if (plan.IsShared)
            {
                SharedStepsWriter.Write(code, body, (step, part) => steps.Write(code, step, part));
                return;
            }

            foreach (Step step in body)
            {
                if (step.Comment.Length > 0)
                {
                    code.Line();
                }

                steps.Write(code, step, part: null);
            }
        }
    }

    /// <summary>What the engine calls on another core while the weights are loaded: each kernel that takes long to compile, once.</summary>
    private static void WriteCompile(CodeWriter code, string contract, ForwardPlan plan, StepWriter steps)
    {
        string[] calls = [.. plan.Steps.Where(step => step.Method.CanCompileEarly).Reverse().Select(step => CompileCall(step, steps)).Distinct()];
        if (calls.Length == 0)
        {
            return;
        }

        code.Line("/// <summary>Has the JIT compile the kernels that take it long, the last first, while the weights are loaded.</summary>");
        using (code.Block($"static void {contract}.Compile<V>()"))
        {
            code.Lines(calls);
        }

        code.Line();
    }

    private static string CompileCall(Step step, StepWriter steps)
    {
        IEnumerable<string> units = step.Operands.OfType<DenseOperand>().Select(dense => $"units: {dense.Units}");
        return $"{Names.Kernels}{step.Method.Type}.Compile{steps.Generic(step.Method)}({string.Join(", ", units)});";
    }
}
