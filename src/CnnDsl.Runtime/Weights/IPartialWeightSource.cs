namespace CnnDsl.Weights;

/// <summary>A source whose tensors can be read in parts, from several threads at once.</summary>
internal interface IPartialWeightSource : IWeightSource
{
    /// <summary>Whether this tensor can be.</summary>
    bool HasParts(TensorEntry tensor);

    /// <summary>Writes as many of the tensor's numbers as <paramref name="destination"/> has, from number <paramref name="start"/> on.</summary>
    void Read(TensorEntry tensor, long start, Span<float> destination);
}
