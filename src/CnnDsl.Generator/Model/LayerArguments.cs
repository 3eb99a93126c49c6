namespace CnnDsl.Generator.Model;

/// <summary>One argument of a layer; truth values and enumerations as numbers. An element of an array has its index in the name: <c>Axes[1]</c>.</summary>
internal sealed record Argument(string Name, double Value)
{
    /// <summary>The name of an array's element.</summary>
    public static string Element(string array, int index) => $"{array}[{index}]";

    /// <summary>An array, element by element.</summary>
    public static IEnumerable<Argument> Array(string name, IEnumerable<int> values) => values.Select((value, i) => new Argument(Element(name, i), value));
}

/// <summary>The arguments that an attribute states, by the names of its properties. What is not stated is not here.</summary>
internal readonly record struct LayerArguments(EquatableArray<Argument> Items)
{
    public bool Has(string name) => Items.Any(item => item.Name == name);

    public double Number(string name, double otherwise) => Items.FirstOrDefault(item => item.Name == name)?.Value ?? otherwise;

    public int Int(string name, int otherwise) => (int)Number(name, otherwise);

    public bool Flag(string name, bool otherwise) => Number(name, otherwise ? 1 : 0) != 0;

    /// <summary>The elements of an array; none when it is not stated.</summary>
    public double[] Numbers(string array)
    {
        LayerArguments self = this;
        return [.. Enumerable.Range(0, Items.Count).Select(i => Argument.Element(array, i)).TakeWhile(self.Has).Select(name => self.Number(name, 0))];
    }

    /// <summary>The elements of an array of whole numbers.</summary>
    public int[] Ints(string array) => [.. Numbers(array).Select(value => (int)value)];

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
