using System.Globalization;
using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Planning;

/// <summary>Holds a network's costs against its budget. What it finds is no reason to write no code.</summary>
internal static class BudgetCheck
{
    /// <summary>Parts that a message names.</summary>
    private const int Named = 3;

    public static IEnumerable<Problem> Problems(CheckedNetwork network, ForwardPlan plan, EquatableArray<BudgetLimit> budget)
    {
        foreach (BudgetLimit limit in budget)
        {
            Cost cost = CostOf(limit.Of, network, plan);
            if (cost.Total > limit.Most)
            {
                yield return new Problem(DiagnosticIds.OverBudget, Problem.OnBudget, EquatableArray.Of(limit.Of), EquatableArray.Of(
                    network.Host.DisplayName, Grouped(cost.Total), cost.Unit, Grouped(cost.Total - limit.Most), limit.Of, Grouped(limit.Most), Heaviest(cost.Parts)));
            }
        }
    }

    private static Cost CostOf(string property, CheckedNetwork network, ForwardPlan plan) => property switch
    {
        BudgetLimit.Parameters => Cost.Of("parameters", network.Nodes.Select(node => new Part(node.Name, node.Facts.Parameters))),
        BudgetLimit.MultiplyAdds => Cost.Of("multiply-adds an image", network.Nodes.Select(node => new Part(node.Name, node.Facts.MultiplyAdds))),
        BudgetLimit.WeightBytes => Cost.Of("bytes of packed weights", plan.Packs.Select(pack => new Part(pack.Layer, (pack.First.Length + pack.Second.Length) * sizeof(float)))),
        BudgetLimit.WorkspaceBytes => new Cost(plan.WorkspaceLength * sizeof(float), "bytes of workspace", Crowd(plan)),
        _ => throw new ArgumentOutOfRangeException(nameof(property), property, null),
    };

    /// <summary>The buffers at the step at which those in use take the most memory.</summary>
    private static Part[] Crowd(ForwardPlan plan)
    {
        int[] own = [.. Enumerable.Range(0, plan.Buffers.Count).Where(id => plan.Buffers[id].Part.Length == 0)];
        int[][] touched = [.. plan.Steps.Select(step => step.Touches.Where(id => id >= 0).ToArray())];
        (int Id, int First, int Last)[] lives =
        [
            .. own.Select(id => (id, Array.FindIndex(touched, step => step.Contains(id)), Array.FindLastIndex(touched, step => step.Contains(id)))),
        ];
        return Enumerable.Range(0, touched.Length)
            .Select(step => lives.Where(life => life.First <= step && step <= life.Last)
                .Select(life => new Part(plan.Buffers[life.Id].Label, plan.Buffers[life.Id].Place.Length * sizeof(float))).ToArray())
            .OrderByDescending(parts => parts.Sum(part => part.Size))
            .FirstOrDefault() ?? [];
    }

    /// <summary>As in <c>dense1 has 48,120, dense2 10,164 and conv2 2,416</c>.</summary>
    private static string Heaviest(IEnumerable<Part> parts)
    {
        string[] heaviest = [.. parts.Where(part => part.Size > 0).OrderByDescending(part => part.Size).Take(Named).Select((part, i) => $"{part.Name} {(i == 0 ? "has " : "")}{Grouped(part.Size)}")];
        return heaviest.Length < 2 ? string.Concat(heaviest) : $"{string.Join(", ", heaviest.Take(heaviest.Length - 1))} and {heaviest[heaviest.Length - 1]}";
    }

    private static string Grouped(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private sealed record Cost(long Total, string Unit, IEnumerable<Part> Parts)
    {
        public static Cost Of(string unit, IEnumerable<Part> parts) => new(parts.Sum(part => part.Size), unit, parts);
    }

    private readonly record struct Part(string Name, long Size);
}
