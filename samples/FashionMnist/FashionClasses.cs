namespace FashionMnist;

/// <summary>The ten kinds of clothes; a label is an index into both lists.</summary>
public static class FashionClasses
{
    /// <summary>The names that the data set's authors gave.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"];

    /// <summary>The same, short enough for the head of a column.</summary>
    public static IReadOnlyList<string> Headings { get; } =
        ["T-shirt", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Boot"];

    /// <summary>How many there are.</summary>
    public static int Count => Names.Count;
}
