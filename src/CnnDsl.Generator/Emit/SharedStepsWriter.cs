using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Emit;

/// <summary>Prints steps that several threads share: each a loop over the parts that a thread gets.</summary>
internal static class SharedStepsWriter
{
    public static void Write(CodeWriter code, IReadOnlyList<Step> steps, Action<Step, string?> write)
    {
        for (int i = 0; i < steps.Count;)
        {
            code.Line();
            int end = EndOf(steps, i);
            Step last = steps[end - 1];
            using (code.Block($"for ({Names.Engine}Turn turn = crew.Share({Arguments(last)}); turn.Next();)"))
            {
                for (int step = i; step < end; step++)
                {
                    if (step > i && steps[step].Comment.Length > 0)
                    {
                        code.Line();
                    }

                    write(steps[step], last.Parts == 1 ? null : step == end - 1 ? "turn.Part" : PartOfFrame(last));
                }
            }

            i = end;
        }
    }

    /// <summary>
    /// Behind the last step that shares a loop with a first: a frame is cleared with the step that writes what it surrounds, part by part, and
    /// steps of one part each are one part together.
    /// </summary>
    private static int EndOf(IReadOnlyList<Step> steps, int first)
    {
        int end = first + 1;
        if (IsFrameOfNext(steps, first) && steps[end].Parts > 1)
        {
            return end + 1;
        }

        while (steps[first].Parts == 1 && end < steps.Count && steps[end].Parts == 1 && !(IsFrameOfNext(steps, end) && steps[end + 1].Parts > 1))
        {
            end++;
        }

        return end;
    }

    private static bool IsFrameOfNext(IReadOnlyList<Step> steps, int step) =>
        steps[step].IsFrame && step + 1 < steps.Count && steps[step + 1].Writes == steps[step].Writes;

    private static string Arguments(Step step) => step.Parts == 1 ? ""
        : step.Blocks == 0 ? $"parts: {Names.Number(step.Parts)}"
        : $"parts: {Names.Number(step.Parts)}, blocks: {Names.Number(step.Blocks)}";

    /// <summary>The frame of what a part of the step writes, so that no thread touches another's memory.</summary>
    private static string PartOfFrame(Step step) => step.IsSplitByChannels ? "turn.Part, isSplitByPlanes: true" : "turn.Part";
}
