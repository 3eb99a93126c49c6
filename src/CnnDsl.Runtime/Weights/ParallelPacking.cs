using System.Runtime.ExceptionServices;
using CnnDsl.Engine;

namespace CnnDsl.Weights;

/// <summary>
/// Packs the parts of all layers on several threads; a type of its own, so that small networks do not load what only this needs. Threads of
/// its own too: those of the pool, and what <see cref="Parallel"/> needs besides, take the first who asks for them some milliseconds.
/// </summary>
internal sealed class ParallelPacking
{
    private readonly IReadOnlyList<PackingTask> _tasks;

    /// <summary>The first part of each task among those of all, and their number.</summary>
    private readonly int[] _starts;

    private readonly object _gate = new();

    /// <summary>Parts that are claimed, from the first on.</summary>
    private int _claimed;

    private int _failedPart = int.MaxValue;
    private ExceptionDispatchInfo? _failure;

    private ParallelPacking(IReadOnlyList<PackingTask> tasks)
    {
        _tasks = tasks;
        _starts = new int[tasks.Count + 1];
        for (int i = 0; i < tasks.Count; i++)
        {
            _starts[i + 1] = _starts[i] + tasks[i].Parts;
        }
    }

    public static void Run(IReadOnlyList<PackingTask> tasks, int threads)
    {
        ParallelPacking packing = new(tasks);
        Thread?[] helpers = new Thread?[Math.Max(0, Math.Min(threads, packing._starts[^1]) - 1)];
        for (int i = 0; i < helpers.Length; i++)
        {
            helpers[i] = BackgroundThread.TryStart(packing.Work, "CnnDsl packing");
        }

        packing.Work();
        foreach (Thread? helper in helpers)
        {
            helper?.Join();
        }

        packing._failure?.Throw();
    }

    private void Work()
    {
        for (int part = Claim(); part < _starts[^1]; part = Claim())
        {
            try
            {
                int task = TaskOf(part);
                _tasks[task].Pack(part - _starts[task]);
            }
            catch (Exception exception)
            {
                Fail(part, exception);
            }
        }
    }

    private int Claim() => Interlocked.Increment(ref _claimed) - 1;

    /// <summary>Ends the work. All parts before this one are claimed and gone through: the exception of the first is thrown, as on one thread.</summary>
    private void Fail(int part, Exception exception)
    {
        lock (_gate)
        {
            if (part < _failedPart)
            {
                (_failedPart, _failure) = (part, ExceptionDispatchInfo.Capture(exception));
            }
        }

        Volatile.Write(ref _claimed, _starts[^1]);
    }

    /// <summary>The task whose parts begin at or before this one; one without parts begins where the next does.</summary>
    private int TaskOf(int part)
    {
        int found = Array.BinarySearch(_starts, part);
        int task = found >= 0 ? found : ~found - 1;
        while (_starts[task + 1] == _starts[task])
        {
            task++;
        }

        return task;
    }
}
