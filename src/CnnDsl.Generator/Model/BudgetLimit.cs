namespace CnnDsl.Generator.Model;

/// <summary>The most that a network may have of something.</summary>
/// <param name="Of">The attribute's property: <c>Parameters</c>.</param>
/// <param name="Most">The limit, 0 or more.</param>
internal sealed record BudgetLimit(string Of, long Most)
{
    public const string Parameters = "Parameters";
    public const string MultiplyAdds = "MultiplyAdds";
    public const string WorkspaceBytes = "WorkspaceBytes";
    public const string WeightBytes = "WeightBytes";
}
