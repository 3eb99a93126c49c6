namespace CnnDsl.Generator.Model;

/// <summary>One argument of a layer; truth values and enumerations as numbers.</summary>
internal sealed record Argument(string Name, double Value);

/// <summary>The arguments that an attribute states, by the names of its properties. What is not stated is not here.</summary>
internal readonly record struct LayerArguments(EquatableArray<Argument> Items)
{
    public bool Has(string name) => Items.Any(item => item.Name == name);

    public double Number(string name, double otherwise) => Items.FirstOrDefault(item => item.Name == name)?.Value ?? otherwise;

    public int Int(string name, int otherwise) => (int)Number(name, otherwise);

    public bool Flag(string name, bool otherwise) => Number(name, otherwise ? 1 : 0) != 0;

    /// <summary>The arguments with some replaced or added.</summary>
    public LayerArguments With(IReadOnlyList<Argument> changes) =>
        new(Items.Where(item => changes.All(change => change.Name != item.Name)).Concat(changes).ToEquatableArray());

    /// <summary>The first of the names that is stated.</summary>
    public int FirstInt(int otherwise, params string[] names)
    {
        LayerArguments self = this;
        string? stated = names.FirstOrDefault(self.Has);
        return stated is null ? otherwise : Int(stated, otherwise);
    }
}
