using Xunit.Abstractions;

namespace CnnDsl.Networks.Tests.Cases;

/// <summary>A network to prove, as its attributes: <c>Input(3, 8, 8)</c> and <c>Conv2D(16, 3), ReLU</c>. Equal when these are.</summary>
public sealed class NetworkCase : IXunitSerializable, IEquatable<NetworkCase>
{
    /// <summary>For the test runner, which fills in the rest.</summary>
    [Obsolete("Only for deserialization.")]
    public NetworkCase()
    {
    }

    public NetworkCase(string input, string layers) => (Input, Layers) = (input, layers);

    /// <summary>The input's dimensions.</summary>
    public string Input { get; private set; } = "";

    /// <summary>The attributes behind it.</summary>
    public string Layers { get; private set; } = "";

    /// <summary>The whole declaration, but for the class.</summary>
    public override string ToString() => $"[Input({Input}), {Layers}]";

    public bool Equals(NetworkCase? other) => other is not null && other.Input == Input && other.Layers == Layers;

    public override bool Equals(object? obj) => Equals(obj as NetworkCase);

    public override int GetHashCode() => HashCode.Combine(Input, Layers);

    public void Deserialize(IXunitSerializationInfo info)
    {
        ArgumentNullException.ThrowIfNull(info);
        (Input, Layers) = (info.GetValue<string>(nameof(Input)), info.GetValue<string>(nameof(Layers)));
    }

    public void Serialize(IXunitSerializationInfo info)
    {
        ArgumentNullException.ThrowIfNull(info);
        info.AddValue(nameof(Input), Input);
        info.AddValue(nameof(Layers), Layers);
    }
}
