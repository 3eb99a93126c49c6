using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnDsl.Benchmarks.Generator;

/// <summary>The runs of <see cref="GeneratorVerb"/> under BenchmarkDotNet, which counts the whole driver with the edit of the compilation.</summary>
[MemoryDiagnoser]
public class GeneratorBenchmarks
{
    private SyntaxTree[] _files = [];
    private EditorSession? _elsewhere;
    private EditorSession? _comment;
    private EditorSession? _number;

    private static string? _only;

    /// <summary>Names of the projects.</summary>
    public static IEnumerable<string> Projects => UserProject.All.Select(project => project.Name).Where(name => _only is null || name == _only);

    /// <summary>The project at hand.</summary>
    [ParamsSource(nameof(Projects))]
    public string Project { get; set; } = "";

    /// <summary>Runs all of them, or those of one project. In this process, for a project that BenchmarkDotNet writes would be built under this repository's rules.</summary>
    public static int Run(string? only)
    {
        _only = only is null ? null : UserProject.Named(only).Name;
        IConfig config = DefaultConfig.Instance
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .WithArtifactsPath(Path.Combine(AppContext.BaseDirectory, "BenchmarkDotNet.Artifacts"));
        return BenchmarkRunner.Run<GeneratorBenchmarks>(config).Reports.All(report => report.Success) ? 0 : 1;
    }

    /// <summary>Opens the project in three editors, for one edit each.</summary>
    [GlobalSetup]
    public void Open()
    {
        UserProject project = UserProject.Named(Project);
        _files = project.Parse();
        int middle = project.Networks.Count / 2;
        _elsewhere = new EditorSession(project, files => TypingPlace.Elsewhere(files[^1]));
        _comment = new EditorSession(project, files => TypingPlace.Comment(files[middle]));
        _number = new EditorSession(project, files => TypingPlace.Number(files[middle]));
    }

    /// <summary>A driver's first run.</summary>
    [Benchmark]
    public GeneratorDriver Cold() => EditorSession.NewDriver().RunGenerators(UserProject.Compile(_files));

    /// <summary>A keystroke in a method of another file.</summary>
    [Benchmark]
    public long Elsewhere() => _elsewhere!.Type().Bytes;

    /// <summary>A keystroke in a comment in front of a network.</summary>
    [Benchmark]
    public long Comment() => _comment!.Type().Bytes;

    /// <summary>Another number in a network.</summary>
    [Benchmark]
    public long Number() => _number!.Type().Bytes;
}
