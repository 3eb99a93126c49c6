namespace CnnDsl.Kernels;

/// <summary>Tensors that kernels read as they come.</summary>
public static class Tables
{
    /// <summary>One number throughout, where a layer has no tensor.</summary>
    public static void Fill(Span<float> packed, float value) => packed.Fill(value);
}
