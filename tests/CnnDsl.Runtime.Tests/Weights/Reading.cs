using CnnDsl.Weights;

namespace CnnDsl.Runtime.Tests.Weights;

internal static class Reading
{
    /// <summary>All numbers of a tensor, row-major.</summary>
    public static float[] Numbers(this IWeightSource source, string name)
    {
        TensorEntry entry = source.Tensors.Single(t => t.Name == name);
        float[] numbers = new float[entry.Shape.Length];
        source.Read(entry, numbers);
        return numbers;
    }
}
