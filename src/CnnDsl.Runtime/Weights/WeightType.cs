namespace CnnDsl.Weights;

/// <summary>How weights are stored in a file. In memory they are always 32-bit floats.</summary>
public enum WeightType
{
    /// <summary>4 bytes, exact.</summary>
    F32,

    /// <summary>2 bytes, IEEE half precision: 11 significant bits, up to 65504.</summary>
    F16,

    /// <summary>2 bytes, the upper half of a 32-bit float: 8 significant bits, nearly its whole range.</summary>
    BF16,
}
