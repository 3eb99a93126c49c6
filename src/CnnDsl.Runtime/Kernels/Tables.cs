namespace CnnDsl.Kernels;

/// <summary>Tensors that kernels read as they come.</summary>
public static class Tables
{
    /// <summary>Copies a tensor into the packed weights.</summary>
    public static void Copy(ReadOnlySpan<float> tensor, Span<float> packed) => tensor.CopyTo(packed);

    /// <summary>One number throughout, where a layer has no tensor.</summary>
    public static void Fill(Span<float> packed, float value) => packed.Fill(value);
}
