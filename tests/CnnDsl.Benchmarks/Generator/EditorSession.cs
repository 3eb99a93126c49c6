using System.Diagnostics;
using CnnDsl.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnDsl.Benchmarks.Generator;

/// <summary>What one run of the generator took.</summary>
/// <param name="Driver">Roslyn's driver, all in all.</param>
/// <param name="Generator">The part of it that Roslyn puts down to this generator.</param>
/// <param name="Bytes">Bytes allocated.</param>
internal readonly record struct RunCost(TimeSpan Driver, TimeSpan Generator, long Bytes);

/// <summary>The generator in an editor: one driver, and compilations that follow one another.</summary>
internal sealed class EditorSession
{
    private readonly TypingPlace _place;
    private CSharpCompilation _compilation;
    private GeneratorDriver _driver;
    private int _keystrokes;

    /// <summary>A project that was just opened.</summary>
    public EditorSession(UserProject project, Func<SyntaxTree[], TypingPlace> place)
    {
        SyntaxTree[] files = project.Parse();
        _place = place(files);
        _compilation = UserProject.Compile(files);
        _driver = NewDriver().RunGenerators(_compilation);
    }

    /// <summary>A driver that has run on nothing yet.</summary>
    public static GeneratorDriver NewDriver() => CSharpGeneratorDriver.Create(
        [new NetworkGenerator().AsSourceGenerator()], parseOptions: Onnx.Compiling.InMemory.Language);

    /// <summary>A first run on a compilation.</summary>
    public static RunCost Open(CSharpCompilation compilation) => Run(NewDriver(), compilation, out _);

    /// <summary>Types once; what the run behind it takes.</summary>
    public RunCost Type()
    {
        _compilation = _place.Type(_compilation, ++_keystrokes);
        return Run(_driver, _compilation, out _driver);
    }

    private static RunCost Run(GeneratorDriver driver, CSharpCompilation compilation, out GeneratorDriver after)
    {
        long bytes = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        after = driver.RunGenerators(compilation);
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        return new RunCost(elapsed, after.GetTimingInfo().GeneratorTimes.Single().ElapsedTime, GC.GetAllocatedBytesForCurrentThread() - bytes);
    }
}
