using CnnDsl.Generator.Emit;
using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;
using Microsoft.CodeAnalysis;

namespace CnnDsl.Generator.Tests.Harness;

/// <summary>The generator's named steps in a driver's account.</summary>
internal static class TrackedSteps
{
    public static readonly IReadOnlyList<string> Names = 
    [
        NetworkGenerator.NetworkStep, NetworkGenerator.CheckedStep, NetworkGenerator.SourceStep,
        NetworkGenerator.FileStep, NetworkGenerator.FitStep, NetworkGenerator.EmbeddedStep,
    ];

    /// <summary>What a step gave, and whether that is news.</summary>
    public static IEnumerable<(object Value, IncrementalStepRunReason Reason)> Outputs(GeneratorDriverRunResult result, string step) =>
        result.Results.Single().TrackedSteps.TryGetValue(step, out var runs) ? runs.SelectMany(run => run.Outputs) : [];

    /// <summary>Nothing was worked out again, or what was came out equal.</summary>
    public static void DemandCached(GeneratorDriverRunResult result)
    {
        foreach (string step in Names)
        {
            Assert.All(Outputs(result, step), output => Assert.Contains(output.Reason, Cached));
        }
    }

    /// <summary>What the cache keeps holds no symbols, trees or lists.</summary>
    public static void DemandPlainValues(GeneratorDriverRunResult result)
    {
        foreach (string step in Names)
        {
            Assert.All(Outputs(result, step), output => PlainValues.Demand(output.Value, step));
        }
    }

    /// <summary>The file that a step's value leads to, or null when it leads to none.</summary>
    public static string? HintName(object? value) => value switch
    {
        Network network => network.Host.HintName,
        NetworkCheck check => check.Network?.Host.HintName,
        EmittedSource source => source.HintName,
        TensorManifest or EquatableArray<Problem> or null => null,
        _ => throw new ArgumentException(value.GetType().Name),
    };

    public static bool IsCached(IncrementalStepRunReason reason) => Cached.Contains(reason);

    private static readonly IncrementalStepRunReason[] Cached = [IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged];
}
