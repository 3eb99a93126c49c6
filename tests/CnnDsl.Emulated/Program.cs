using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.Arm;
using System.Security.Cryptography;
using CnnDsl;
using CnnDsl.Harness;
using CnnDsl.Networks.Tests.Cases;
using CnnDsl.Networks.Tests.Harness;

const string Usage = """
    The kernels' cases held against the reference in one process, so that an emulator of another processor can run them.

      CnnDsl.Emulated compile FILE STEP   on any machine: writes every STEPth case into an assembly
      CnnDsl.Emulated run FILE STEP       on the emulated one: runs them, and ends with 1 when one differs
      CnnDsl.Emulated bits FILE STEP      a line for each vector width: a hash of all outputs, the same wherever the bits are
    """;

if (args is not [string verb, string file, string number] || !int.TryParse(number, CultureInfo.InvariantCulture, out int step) || step < 1)
{
    Console.WriteLine(Usage);
    return 2;
}

NetworkCase[] cases = [.. CaseTable.All.Where((_, i) => i % step == 0)];
NetworkSource[] sources = [.. cases.Select(CaseCompiler.Source)];
if (verb == "compile")
{
    NetworkCompiler.Save(sources, file);
    return 0;
}

Assembly assembly = Assembly.LoadFrom(Path.GetFullPath(file));
return verb == "bits" ? PrintBits() : Run();

int PrintBits()
{
    foreach (VectorWidth width in VectorWidths.Supported)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (Trial trial in sources.Select(TrialOf))
        {
            hash.AppendData(MemoryMarshal.AsBytes(OutputOf(trial, width).AsSpan()));
        }

        Console.WriteLine($"{(int)width} bits: {Convert.ToHexString(hash.GetCurrentHash())}");
    }

    return 0;
}

int Run()
{
    Console.WriteLine(
        $"{RuntimeInformation.ProcessArchitecture}, NEON {(AdvSimd.IsSupported ? "on" : "off")}, vectors of {string.Join(", ", VectorWidths.Supported.Select(width => (int)width))} bits; "
        + $"{cases.Length} of {CaseTable.All.Count} cases.");
    int failed = 0;
    foreach ((NetworkCase networkCase, NetworkSource source) in cases.Zip(sources))
    {
        Trial trial = TrialOf(source);
        foreach (VectorWidth width in VectorWidths.Supported)
        {
            try
            {
                Closeness.Assert(trial.Expected, OutputOf(trial, width), trial.Bound);
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                failed++;
                Console.WriteLine($"{networkCase} at {(int)width} bits: {exception.Message}");
            }
        }
    }

    Console.WriteLine($"{(cases.Length * VectorWidths.Supported.Count) - failed} passed, {failed} failed");
    return failed == 0 ? 0 : 1;
}

Trial TrialOf(NetworkSource source) => new(CompiledNetwork.Of(assembly.GetType(source.Type, throwOnError: true)!));

static float[] OutputOf(Trial trial, VectorWidth width)
{
    float[] output = new float[trial.Expected.Length];
    trial.Network.Forward(width, trial.Weights, trial.Images, output);
    return output;
}
