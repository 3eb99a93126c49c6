using System.Diagnostics;
using CnnDsl.Benchmarks.Compare;
using CnnDsl.Onnx.Compiling;
using CnnDsl.Reference;

namespace CnnDsl.Benchmarks.Guard;

/// <summary>
/// Guards what speed rests on, without a clock: no call and no spilled vector in a hot loop, and no moved one in that of an emitted tile, in the JIT's own
/// listing, and no allocation in Forward, on every network of the suite.
/// </summary>
internal static class GuardVerb
{
    private const string ChildVerb = "guard-child";
    private const int Seed = 1;
    private const int Calls = 3;

    /// <summary>Images of a batch: a tile of three and one of two, where images go together.</summary>
    private const int Batch = 5;

    /// <summary>Register tiles, and the kernels of the runtime that hold sums in registers.</summary>
    private const string Methods = "*Tile*:Run *:Tile* *:RunTwo";

    public static int Run()
    {
        int hotLoops = 0;
        int offences = 0;
        foreach (Subject subject in Subject.All)
        {
            IReadOnlyList<JitListing> listings = ListingsOf(subject.Info.Name);
            Offence[] found = [.. listings.SelectMany(listing => listing.Offences())];
            int loops = listings.Sum(listing => listing.HotLoops().Count);
            Console.WriteLine($"{subject.Info.Name}: {listings.Count} methods, {loops} hot loops, {found.Length} offences");
            foreach (Offence offence in found)
            {
                Console.WriteLine($"  {offence.Method}: {offence.Instruction}");
            }

            hotLoops += loops;
            offences += found.Length + (loops == 0 ? 1 : 0);
        }

        Console.WriteLine($"{hotLoops} hot loops, {offences} offences.");
        return offences == 0 ? 0 : 1;
    }

    /// <summary>Runs one network, so that the JIT lists its kernels; 1 when Forward allocates.</summary>
    public static int RunChild(string name)
    {
        Subject subject = Subject.Named(name);
        ForwardPass forward = subject.Create(RandomWeights.Named(subject.Info, Seed), 1);
        long bytes = new[] { 1, Batch }.Sum(images => Allocated(forward, subject.Info, images));
        if (bytes != 0)
        {
            Console.Error.WriteLine($"{name}: Forward allocated {bytes} bytes in {2 * Calls} calls.");
        }

        return bytes == 0 ? 0 : 1;
    }

    /// <summary>Bytes that calls allocate once one has been made.</summary>
    private static long Allocated(ForwardPass forward, NetworkInfo info, int images)
    {
        float[] input = new float[images * info.Inputs.Sum(value => value.Shape.Length)];
        float[] output = new float[images * info.Outputs.Sum(value => value.Shape.Length)];
        forward(input, output);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Calls; i++)
        {
            forward(input, output);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static IReadOnlyList<JitListing> ListingsOf(string name)
    {
        string file = Path.GetTempFileName();
        try
        {
            ProcessStartInfo start = ChildProcess.Of(ChildVerb, name);
            start.Environment["DOTNET_JitDisasm"] = Methods;
            start.Environment["DOTNET_JitStdOutFile"] = file;
            start.Environment["DOTNET_JitDisasmDiffable"] = "1";

            // One thread compiles, so that no listing stands in another.
            start.Environment["DOTNET_PROCESSOR_COUNT"] = "1";
            using Process child = Process.Start(start)!;
            child.WaitForExit();
            return child.ExitCode == 0
                ? JitListing.Read(File.ReadLines(file))
                : throw new InvalidOperationException($"{name} did not run as it must; what it said stands above.");
        }
        finally
        {
            File.Delete(file);
        }
    }
}
