using System.Runtime.ExceptionServices;

namespace CnnDsl.Weights;

/// <summary>Packs the parts of all layers on several threads; a type of its own, so that small networks do not load what only this needs.</summary>
internal static class ParallelPacking
{
    public static void Run(IReadOnlyList<PackingTask> tasks, int threads)
    {
        int[] starts = new int[tasks.Count + 1];
        for (int i = 0; i < tasks.Count; i++)
        {
            starts[i + 1] = starts[i] + tasks[i].Parts;
        }

        ExceptionDispatchInfo? first = null;
        long firstPart = long.MaxValue;
        object gate = new();
        Parallel.For(0, starts[^1], new ParallelOptions { MaxDegreeOfParallelism = threads }, (i, state) =>
        {
            try
            {
                int task = TaskOf(i, starts);
                tasks[task].Pack(i - starts[task]);
            }
            catch (Exception exception)
            {
                // All parts before this one are still gone through: the exception of the first is thrown, as on one thread.
                state.Break();
                lock (gate)
                {
                    (first, firstPart) = i < firstPart ? (ExceptionDispatchInfo.Capture(exception), i) : (first, firstPart);
                }
            }
        });
        first?.Throw();
    }

    /// <summary>The task whose parts begin at or before this one; one without parts begins where the next does.</summary>
    private static int TaskOf(int part, int[] starts)
    {
        int found = Array.BinarySearch(starts, part);
        int task = found >= 0 ? found : ~found - 1;
        while (starts[task + 1] == starts[task])
        {
            task++;
        }

        return task;
    }
}
