namespace CnnDsl.Properties.Tests.Drawing;

/// <summary>Where names are looked up: the network, or one use of a block, whose names are its own.</summary>
/// <param name="prefix">What full names begin with; empty for the network.</param>
/// <param name="input">What a block reads; null for the network.</param>
/// <param name="sizes">What the use says of the block's open sizes.</param>
internal sealed class NameScope(string prefix, Value? input, Dictionary<string, int> sizes)
{
    private readonly Dictionary<string, int> _ordinals = new(StringComparer.Ordinal);

    public string Prefix => prefix;

    public Value? BlockInput { get; } = input;

    public Dictionary<string, int> Sizes => sizes;

    /// <summary>The value before the next layer of the source; null where nothing is yet.</summary>
    public Value? Before { get; private set; } = input;

    /// <summary>The values that can be read, in the order of the source.</summary>
    public List<(string Name, Value Value)> Names { get; } = input is null ? [] : [("input", input)];

    public Value? Find(string name) => Names.LastOrDefault(known => known.Name == name).Value;

    public string? NameOf(Value? value) => Names.FirstOrDefault(known => known.Value == value).Name;

    /// <summary>The default name of the next layer of a kind: <c>conv1</c>, <c>conv2</c>.</summary>
    public string NextName(string kindPrefix) => string.Create(null, $"{kindPrefix}{_ordinals.GetValueOrDefault(kindPrefix) + 1}");

    public void CountName(string kindPrefix) => _ordinals[kindPrefix] = _ordinals.GetValueOrDefault(kindPrefix) + 1;

    public void Add(string name, Value value)
    {
        Names.Add((name, value));
        Before = value;
    }

    /// <summary>The arguments with the open sizes replaced; null where one is not known.</summary>
    public IReadOnlyList<DrawnArgument>? Resolve(IReadOnlyList<DrawnArgument> arguments)
    {
        List<DrawnArgument> resolved = [];
        foreach (DrawnArgument argument in arguments)
        {
            if (argument.Value is OpenSize open)
            {
                if (!sizes.TryGetValue(open.Name, out int size) && !OpenSize.Defaults.TryGetValue(open.Name, out size))
                {
                    return null;
                }

                resolved.Add(argument with { Value = size });
            }
            else
            {
                resolved.Add(argument);
            }
        }

        return resolved;
    }

    /// <summary>What a repeated use is called: name.0, name.1, ...; or, for a name with a number in braces, that number and those behind it.</summary>
    public static string InstanceName(string name, int index, bool isRepeated)
    {
        string[] parts = name.Split('{', '}');
        return parts.Length == 3
            ? string.Create(null, $"{parts[0]}{int.Parse(parts[1], null) + index}{parts[2]}")
            : isRepeated ? string.Create(null, $"{name}.{index}") : name;
    }
}
