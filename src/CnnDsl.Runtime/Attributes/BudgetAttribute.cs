namespace CnnDsl;

/// <summary>
/// The most that a network may cost; more is an error of the build that says by how much, and which layers weigh most.
/// What is not stated has no limit.
/// </summary>
/// <example>
/// <code>
/// [Network, Input(1, 28, 28), Budget(Parameters = 62_000, MultiplyAdds = 420_000)]
/// [Conv2D(6, Kernel = 5, Padding = 2), ReLU, MaxPool2D(2)]
/// [Flatten, Dense(10), Softmax]
/// public partial class Tiny;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class BudgetAttribute : Attribute
{
    /// <summary>Trained numbers of all layers, as <see cref="NetworkInfo.Parameters"/> counts them; 0 or more.</summary>
    public long Parameters { get; set; }

    /// <summary>Multiply-adds of one image, as <see cref="NetworkInfo.MultiplyAdds"/> counts them; 0 or more.</summary>
    public long MultiplyAdds { get; set; }

    /// <summary>Bytes that one running forward pass needs beyond the weights: <see cref="NetworkInfo.WorkspaceBytes"/>; 0 or more.</summary>
    public long WorkspaceBytes { get; set; }

    /// <summary>
    /// Bytes of memory that an instance's weights take, once they are packed for the kernels: a convolution's filters may lie there
    /// transformed, which takes more room than in a file; 0 or more.
    /// </summary>
    public long WeightBytes { get; set; }
}
