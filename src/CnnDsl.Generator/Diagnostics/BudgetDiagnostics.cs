using Microsoft.CodeAnalysis;

namespace CnnDsl.Generator.Diagnostics;

/// <summary>Costs beyond what was said to be the most, CNN11xx. The network runs all the same, so their severity can be configured.</summary>
internal static class BudgetDiagnostics
{
    private const string Category = "CnnDsl.Budget";

    public static readonly DiagnosticDescriptor OverBudget = new(
        DiagnosticIds.OverBudget,
        "A network is over its budget",
        "Network '{0}' takes {1} {2}, which is {3} more than its budget of {4} = {5}; {6}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1101");

    public static readonly DiagnosticDescriptor BudgetWithoutNetwork = new(
        DiagnosticIds.BudgetWithoutNetwork,
        "A budget needs a network",
        "'{0}' has a [Budget] and no [Network], so nobody would hold it to that; add [Network], or remove the budget",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1102");
}
