using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Parsing;

/// <summary>Where names are looked up: the network, or one use of a block, whose names are its own.</summary>
/// <param name="prefix">What full names begin with: <c>layer1.0.</c>; empty for the network.</param>
/// <param name="use">The use that led here; null for the network.</param>
/// <param name="blockInput">The layer that the block reads; -1 for the network.</param>
/// <param name="sizes">What the use says of the block's open sizes.</param>
/// <param name="stated">All names that are stated here, also further down.</param>
internal sealed class Scope(string prefix, UseTrace? use, int blockInput, LayerArguments sizes, HashSet<string> stated)
{
    /// <summary>The name of a block's input.</summary>
    public const string Input = "input";

    /// <summary>What the runtime's Use class has for its first size; the others count on from it.</summary>
    private const int FirstOpen = -2_071_199_000;

    /// <summary>The open sizes in the order of the runtime's Use class, and what holds where a use is silent.</summary>
    private static readonly (string Name, int? Otherwise)[] Open =
        [("Filters", null), ("Hidden", null), ("Squeeze", null), ("Kernel", null), ("Padding", 0), ("Groups", 1), ("Stride", 1)];

    /// <summary>The open sizes by name.</summary>
    public static IEnumerable<string> OpenSizes => Open.Select(size => size.Name);

    private readonly Dictionary<string, int> _ordinals = new(StringComparer.Ordinal);

    public string Prefix => prefix;

    public UseTrace? Use => use;

    public int BlockInput { get; } = blockInput;

    /// <summary>The layer before the next one in the source; -1 when there is none.</summary>
    public int Before { get; set; } = blockInput;

    public Dictionary<string, int> Names { get; } = blockInput < 0
        ? new(StringComparer.Ordinal)
        : new(StringComparer.Ordinal) { [Input] = blockInput };

    /// <summary>The open sizes that layers here have read.</summary>
    public HashSet<string> Read { get; } = new(StringComparer.Ordinal);

    public bool IsStated(string name) => stated.Contains(name);

    /// <summary>The next default name: <c>conv1</c>, <c>conv2</c>.</summary>
    public string NextName(string kindPrefix)
    {
        _ordinals[kindPrefix] = _ordinals.TryGetValue(kindPrefix, out int ordinal) ? ordinal + 1 : 1;
        return $"{kindPrefix}{_ordinals[kindPrefix]}";
    }

    /// <summary>The arguments with the open sizes replaced; those that the use does not state go to <paramref name="missing"/>.</summary>
    public LayerArguments Resolve(LayerArguments arguments, List<string> missing)
    {
        List<Argument> resolved = [];
        foreach (Argument argument in arguments.Items)
        {
            double index = argument.Value - FirstOpen;
            if (!(index >= 0 && index < Open.Length))
            {
                resolved.Add(argument);
                continue;
            }

            (string name, int? otherwise) = Open[(int)index];
            Read.Add(name);
            if (!sizes.Has(name) && otherwise is null)
            {
                missing.Add(name);
                continue;
            }

            resolved.Add(argument with { Value = sizes.Number(name, otherwise ?? 0) });
        }

        return new LayerArguments(resolved.ToEquatableArray());
    }
}
