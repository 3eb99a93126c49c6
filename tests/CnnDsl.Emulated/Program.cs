using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.Arm;
using CnnDsl;
using CnnDsl.Harness;
using CnnDsl.Networks.Tests.Cases;
using CnnDsl.Networks.Tests.Harness;

const string Usage = """
    The kernels' cases held against the reference in one process, so that an emulator of another processor can run them.

      CnnDsl.Emulated compile FILE STEP   on any machine: writes every STEPth case into an assembly
      CnnDsl.Emulated run FILE STEP       on the emulated one: runs them, and ends with 1 when one differs
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

Console.WriteLine(
    $"{RuntimeInformation.ProcessArchitecture}, NEON {(AdvSimd.IsSupported ? "on" : "off")}, vectors of {string.Join(", ", VectorWidths.Supported.Select(width => (int)width))} bits; "
    + $"{cases.Length} of {CaseTable.All.Count} cases.");
Assembly assembly = Assembly.LoadFrom(Path.GetFullPath(file));
int failed = 0;
foreach ((NetworkCase networkCase, NetworkSource source) in cases.Zip(sources))
{
    Trial trial = new(CompiledNetwork.Of(assembly.GetType(source.Type, throwOnError: true)!));
    float[] output = new float[trial.Expected.Length];
    foreach (VectorWidth width in VectorWidths.Supported)
    {
        try
        {
            trial.Network.Forward(width, trial.Weights, trial.Images, output);
            Closeness.Assert(trial.Expected, output, trial.Bound);
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
