namespace CnnDsl;

/// <summary>
/// Declares a convolutional network on a partial class: the layer attributes that follow on the same declaration,
/// in source order, are its layers. The generator checks their shapes and writes the forward pass.
/// </summary>
/// <example>
/// <code>
/// [Network, Input(1, 28, 28)]
/// [Conv2D(6, Kernel = 5, Padding = 2), ReLU, MaxPool2D(2)]
/// [Flatten, Dense(10), Softmax]
/// public partial class Tiny;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class NetworkAttribute : Attribute
{
    /// <summary>What layers that do not say otherwise do with an output size that is not whole. Default: <see cref="Rounding.None"/>, an error.</summary>
    public Rounding Rounding { get; set; }

    /// <summary>Whether convolutions may use transforms that round a little more. Default: <see cref="Precision.Fast"/>, they may.</summary>
    public Precision Precision { get; set; }
}

/// <summary>What every layer attribute has.</summary>
public abstract class LayerAttribute : Attribute
{
    private protected LayerAttribute()
    {
    }

    /// <summary>
    /// The layer's name, which is also the prefix of its tensors in a weights file (<c>conv1.weight</c>).
    /// Default: the kind and its ordinal in the network, <c>conv1</c>, <c>bn1</c>, <c>dense1</c>.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>The layer or input that this one reads, by name. Default: what stands before it.</summary>
    public string? From { get; set; }

    /// <summary>Inside of a block: when this layer is there. Where it is not, what it reads goes on in its place. Default: always.</summary>
    public Shapes When { get; set; }
}
