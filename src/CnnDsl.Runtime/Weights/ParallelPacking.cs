using System.Runtime.ExceptionServices;

namespace CnnDsl.Weights;

/// <summary>Packs the parts of all layers on several threads; a type of its own, so that small networks do not load what only this needs.</summary>
internal static class ParallelPacking
{
    public static void Run(IReadOnlyList<PackingTask> tasks, int threads)
    {
        (PackingTask Task, int Part)[] parts = [.. tasks.SelectMany(task => Enumerable.Range(0, task.Parts), (task, part) => (task, part))];
        ExceptionDispatchInfo? first = null;
        long firstPart = long.MaxValue;
        object gate = new();
        Parallel.For(0, parts.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, (i, state) =>
        {
            try
            {
                parts[i].Task.Pack(parts[i].Part);
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
}
