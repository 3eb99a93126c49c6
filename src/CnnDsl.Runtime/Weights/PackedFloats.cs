namespace CnnDsl.Weights;

/// <summary>A part of an array that tasks can keep: memory of floats without the generic code that Memory&lt;float&gt; compiles at every start.</summary>
internal readonly record struct PackedFloats(float[] Array, int Start, int Length)
{
    public Span<float> Span => new(Array, Start, Length);

    public Span<float> this[Range range] => Of(range).Span;

    public PackedFloats Of(Range range)
    {
        (int offset, int length) = range.GetOffsetAndLength(Length);
        return new PackedFloats(Array, Start + offset, length);
    }
}
