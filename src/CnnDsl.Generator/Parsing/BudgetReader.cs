using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CnnDsl.Generator.Parsing;

/// <summary>Reads the [Budget] of a network, on whichever of its partial declarations it stands.</summary>
internal static class BudgetReader
{
    public const string AttributeName = "CnnDsl.BudgetAttribute";

    /// <summary>The stated limits; those below 0 are reported, and where they all stand is noted.</summary>
    public static EquatableArray<BudgetLimit> Read(INamedTypeSymbol host, SourceMap map)
    {
        AttributeData? budget = AttributeReader.Find(host, AttributeName);
        if (budget is null)
        {
            return [];
        }

        AttributeReader.ReadArguments(budget, out Dictionary<string, Location> places);
        map.SetBudget(AttributeReader.LocationOf(budget), places);
        BudgetLimit[] limits = [.. budget.NamedArguments.Where(named => named.Value.Value is long).Select(named => new BudgetLimit(named.Key, (long)named.Value.Value!))];
        foreach (BudgetLimit limit in limits.Where(limit => limit.Most < 0))
        {
            map.Report(DiagnosticIds.OutOfRange, map.Find(Problem.OnBudget, [limit.Of]), "Budget", host.Name, limit.Of, limit.Most, "0 or more");
        }

        return limits.Where(limit => limit.Most >= 0).ToEquatableArray();
    }

    /// <summary>A report for every class that has a budget and is no network, for then nobody would hold it to that.</summary>
    public static IEnumerable<Diagnostic> FindStrays(Compilation compilation, CancellationToken cancellation) =>
        HostFinder.Find(compilation, AttributeName, cancellation)
            .Where(budget => AttributeReader.Find(budget.Host, NetworkParser.AttributeName) is null)
            .Select(budget => SourceMap.Make(DiagnosticIds.BudgetWithoutNetwork, AttributeReader.LocationOf(budget.Attribute), null, [budget.Host.Name], []));
}
