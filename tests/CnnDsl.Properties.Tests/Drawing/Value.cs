using CnnDsl.Generator.Model;

namespace CnnDsl.Properties.Tests.Drawing;

/// <summary>What an input or layer gives.</summary>
/// <param name="name">Its full name.</param>
/// <param name="shape">Its shape.</param>
/// <param name="numbers">What it is for an image; empty where nothing is run.</param>
internal sealed class Value(string name, Shape shape, double[] numbers)
{
    private readonly Value? _through;

    /// <summary>Of a layer whose condition does not hold: what it reads goes on in its place.</summary>
    public Value(string name, Value through)
        : this(name, through.Shape, through.Numbers) => _through = through;

    public string Name { get; } = name;

    public Shape Shape { get; } = shape;

    public double[] Numbers { get; } = numbers;

    public bool IsAbsent => _through is not null;

    /// <summary>It, or what goes on in its place.</summary>
    public Value Kept => _through?.Kept ?? this;
}
