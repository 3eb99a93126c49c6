using System.ComponentModel;

namespace CnnDsl.Weights;

/// <summary>Where the numbers of a batch normalization are found. Emitted code makes these.</summary>
/// <param name="Name">Its name, the prefix of its tensors.</param>
/// <param name="Epsilon">What is added to the variance before the square root.</param>
/// <param name="Affine">Whether it has a trained scale, <c>weight</c>, and shift, <c>bias</c>.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record BatchNormNames(string Name, double Epsilon, bool Affine)
{
    internal string Gamma => $"{Name}.weight";

    internal string Beta => $"{Name}.bias";

    internal string Mean => $"{Name}.running_mean";

    internal string Variance => $"{Name}.running_var";
}
