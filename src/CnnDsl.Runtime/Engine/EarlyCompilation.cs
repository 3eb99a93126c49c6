using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CnnDsl.Lanes;

namespace CnnDsl.Engine;

/// <summary>
/// Has the JIT compile a network's kernels on another core while its weights are loaded. That is most of what a process needs to its
/// first result; where code is compiled ahead, or there is no other core, it does nothing.
/// </summary>
internal static class EarlyCompilation<TNetwork>
    where TNetwork : INetworkCode<TNetwork>
{
    /// <summary>The widths, each a bit of its own, whose kernels are compiled or being compiled.</summary>
    private static int s_started;

    private static bool HasOtherCores => Environment.ProcessorCount > 1 && !OperatingSystem.IsBrowser() && !OperatingSystem.IsWasi();

    /// <summary>Begins with the kernels of a width, unless that is done; nothing where the network is not for it or this machine has none.</summary>
    public static void Start(VectorWidth asked)
    {
        if (RuntimeFeature.IsDynamicCodeCompiled && HasOtherCores && VectorWidths.TryResolve(asked, TNetwork.Widths, out VectorWidth width)
            && (Interlocked.Or(ref s_started, (int)width) & (int)width) == 0)
        {
            // A process that gets no more threads compiles as it comes to each kernel.
            _ = BackgroundThread.TryStart(() => TryCompile(width), "CnnDsl compilation");
        }
    }

    private static void TryCompile(VectorWidth width)
    {
        try
        {
            Compile(width);
        }
        catch (Exception)
        {
            // On a thread of its own it would end the process. What does not compile, a pass meets again, and throws where a caller hears it.
        }
    }

    private static void Compile(VectorWidth width)
    {
        if (Vector512.IsHardwareAccelerated && width == VectorWidth.Bits512)
        {
            TNetwork.Compile<Lanes512>();
        }
        else if (Vector256.IsHardwareAccelerated && width == VectorWidth.Bits256)
        {
            TNetwork.Compile<Lanes256>();
        }
        else
        {
            TNetwork.Compile<Lanes128>();
        }
    }
}
