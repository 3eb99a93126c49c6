using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Emit;

/// <summary>Prints the layers that the images of a batch go through together, and what the engine must know of their memory.</summary>
internal static class HeadWriter
{
    /// <summary>Where an image's buffers of these layers lie when it goes alone, and how long they are.</summary>
    public static void WriteMembers(CodeWriter code, string contract, Head head)
    {
        code.Line($"static int {contract}.HeadOffset => {Names.Number(head.Offset)};");
        code.Line();
        code.Line($"static int {contract}.HeadLength => {Names.Number(head.Length)};");
        code.Line();
    }

    public static void Write(CodeWriter code, string contract, ForwardPlan plan, Head head, StepWriter steps, EmitOptions options)
    {
        Step[] last = [.. plan.Steps.Skip(head.First)];
        code.Line();
        code.Line("/// <summary>Runs the layers that images go through together, so that their weights are read once for all: each image's buffers lie behind those of the one before.</summary>");
        using (code.Block($"static void {contract}.RunHead<V>(ref float input, ref float output, ref float weights, ref float head, int images, ref {Names.Engine}Crew crew)"))
        {
            WidthsWriter.WriteGuard(code, options);
            steps.WriteBuffers(code, last);
            if (plan.IsShared)
            {
                SharedStepsWriter.Write(code, last, (step, part) => WriteStep(code, step, steps, part));
                return;
            }

            foreach (Step step in last)
            {
                code.Line();
                WriteStep(code, step, steps, part: null);
            }
        }
    }

    /// <summary>One call for all images, or one for each.</summary>
    private static void WriteStep(CodeWriter code, Step step, StepWriter steps, string? part)
    {
        if (step.Method.Batch is not null)
        {
            steps.WriteForAll(code, step, part);
        }
        else
        {
            steps.WriteForEach(code, step, part);
        }
    }
}
