using Microsoft.CodeAnalysis;

namespace CnnDsl.Generator.Diagnostics;

/// <summary>Costs beyond what was said to be the most, CNN11xx. The network runs all the same, so their severity can be configured.</summary>
internal static class BudgetDiagnostics
{
    private const string Category = "CnnDsl.Budget";

    public static readonly DiagnosticDescriptor OverBudget = new(
        DiagnosticIds.OverBudget,
        DiagnosticTexts.Title(DiagnosticIds.OverBudget),
        DiagnosticTexts.Message(DiagnosticIds.OverBudget),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1101");

    public static readonly DiagnosticDescriptor BudgetWithoutNetwork = new(
        DiagnosticIds.BudgetWithoutNetwork,
        DiagnosticTexts.Title(DiagnosticIds.BudgetWithoutNetwork),
        DiagnosticTexts.Message(DiagnosticIds.BudgetWithoutNetwork),
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: DiagnosticCatalog.Help + "cnn1102");
}
