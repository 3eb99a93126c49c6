namespace CnnDsl.Onnx.Reading;

/// <summary>What the elements of a tensor are; the numbers are ONNX's.</summary>
public enum ElementType
{
    /// <summary>Not said.</summary>
    Undefined = 0,

    /// <summary>32-bit float.</summary>
    Float = 1,

    /// <summary>8 bits without sign.</summary>
    UInt8 = 2,

    /// <summary>8 bits with sign.</summary>
    Int8 = 3,

    /// <summary>16 bits without sign.</summary>
    UInt16 = 4,

    /// <summary>16 bits with sign.</summary>
    Int16 = 5,

    /// <summary>32 bits with sign.</summary>
    Int32 = 6,

    /// <summary>64 bits with sign.</summary>
    Int64 = 7,

    /// <summary>Text.</summary>
    String = 8,

    /// <summary>Truth values, a byte each.</summary>
    Bool = 9,

    /// <summary>IEEE half precision.</summary>
    Float16 = 10,

    /// <summary>64-bit float.</summary>
    Double = 11,

    /// <summary>32 bits without sign.</summary>
    UInt32 = 12,

    /// <summary>64 bits without sign.</summary>
    UInt64 = 13,

    /// <summary>Pairs of 32-bit floats.</summary>
    Complex64 = 14,

    /// <summary>Pairs of 64-bit floats.</summary>
    Complex128 = 15,

    /// <summary>The upper half of a 32-bit float.</summary>
    BFloat16 = 16,
}

/// <summary>Facts of element types.</summary>
internal static class ElementTypes
{
    /// <summary>Bytes of an element in raw data; 0 where there is no raw data, or none that is read here.</summary>
    public static int Size(this ElementType type) => type switch
    {
        ElementType.UInt8 or ElementType.Int8 or ElementType.Bool => 1,
        ElementType.UInt16 or ElementType.Int16 or ElementType.Float16 or ElementType.BFloat16 => 2,
        ElementType.Float or ElementType.Int32 or ElementType.UInt32 => 4,
        ElementType.Double or ElementType.Int64 or ElementType.UInt64 => 8,
        _ => 0,
    };

    /// <summary>Whether it holds real numbers.</summary>
    public static bool IsReal(this ElementType type) =>
        type is ElementType.Float or ElementType.Float16 or ElementType.BFloat16 or ElementType.Double;

    /// <summary>Whether it holds whole numbers or truth values.</summary>
    public static bool IsWhole(this ElementType type) => !type.IsReal() && type.Size() > 0;

    /// <summary>ONNX's word: <c>FLOAT</c>, <c>INT64</c>; the number for a type that is younger than this list.</summary>
    public static string Word(this ElementType type) => type.ToString().ToUpperInvariant();
}
