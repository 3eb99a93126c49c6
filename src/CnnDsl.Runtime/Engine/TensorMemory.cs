using System.Numerics.Tensors;

namespace CnnDsl.Engine;

/// <summary>The memory behind a tensor without gaps.</summary>
internal static class TensorMemory
{
    public static bool TryGetSpan(in ReadOnlyTensorSpan<float> tensor, out ReadOnlySpan<float> span)
    {
        span = default;
        Span<nint> origin = stackalloc nint[tensor.Rank];
        origin.Clear();
        return tensor.IsDense && tensor.FlattenedLength <= int.MaxValue
            && (tensor.FlattenedLength == 0 || tensor.TryGetSpan(origin, (int)tensor.FlattenedLength, out span));
    }

    public static bool TryGetSpan(in TensorSpan<float> tensor, out Span<float> span)
    {
        span = default;
        Span<nint> origin = stackalloc nint[tensor.Rank];
        origin.Clear();
        return tensor.IsDense && tensor.FlattenedLength <= int.MaxValue
            && (tensor.FlattenedLength == 0 || tensor.TryGetSpan(origin, (int)tensor.FlattenedLength, out span));
    }
}
