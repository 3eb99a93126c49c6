using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using System.Runtime.CompilerServices;

namespace CnnDsl.Networks.Tests.Harness;

/// <summary>The methods that the JIT compiles in this process, of types whose names have a part in common.</summary>
internal sealed class Compilations(string types) : EventListener
{
    private const EventKeywords Jit = (EventKeywords)0x10;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly Action[] Marks = [Mark<byte>, Mark<short>, Mark<int>];

    private readonly ConcurrentQueue<string> _methods = new();
    private readonly SemaphoreSlim _marks = new(0);
    private int _taken;

    /// <summary>Those compiled since the last call, as type.method; waits until their events have arrived. Three calls in a process, for a mark is compiled once.</summary>
    public string[] Take()
    {
        // Events come in order, so once that of a method compiled now is there, all before it are.
        Marks[_taken++]();
        Assert.True(_marks.Wait(Patience), "The runtime told of no compilation.");
        List<string> methods = [];
        while (_methods.TryDequeue(out string? method))
        {
            methods.Add(method);
        }

        return [.. methods];
    }

    /// <summary>Whether a method whose name has this part is compiled within some time.</summary>
    public bool WaitsFor(string part, TimeSpan time) =>
        SpinWait.SpinUntil(() => _methods.Any(method => method.Contains(part, StringComparison.Ordinal)), time);

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "Microsoft-Windows-DotNETRuntime")
        {
            EnableEvents(eventSource, EventLevel.Verbose, Jit);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventName?.StartsWith("MethodLoadVerbose", StringComparison.Ordinal) != true)
        {
            return;
        }

        (string type, string method) = ((string)eventData.Payload![6]!, (string)eventData.Payload[7]!);
        if (method == nameof(Mark))
        {
            _marks.Release();
        }
        else if (type.Contains(types, StringComparison.Ordinal))
        {
            _methods.Enqueue($"{type}.{method}");
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Mark<T>()
    {
    }
}
