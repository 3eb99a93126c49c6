namespace CnnDsl.Generator.Model;

/// <summary>A mistake, found without knowing where in the source it stands: Parsing's map turns layer and argument into a place.</summary>
/// <param name="Id">The diagnostic.</param>
/// <param name="Layer">Index of the layer, <see cref="OnBudget"/> or <see cref="OnNetwork"/>.</param>
/// <param name="Arguments">The arguments at fault, best first; the first that is stated gets the squiggle, the attribute when none is.</param>
/// <param name="Values">What the message's placeholders stand for.</param>
internal sealed record Problem(string Id, int Layer, EquatableArray<string> Arguments, EquatableArray<string> Values)
{
    /// <summary>In the place of a layer: the network's budget.</summary>
    public const int OnBudget = -1;

    /// <summary>In the place of a layer: the network as a whole.</summary>
    public const int OnNetwork = -2;

    /// <summary>What may mend it, best first.</summary>
    public EquatableArray<Remedy> Remedies { get; init; }
}
