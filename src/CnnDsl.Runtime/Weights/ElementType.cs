namespace CnnDsl.Weights;

/// <summary>Element types by their names in safetensors.</summary>
internal static class ElementType
{
    public const string F32 = "F32";
    public const string F16 = "F16";
    public const string BF16 = "BF16";

    /// <summary>The readable types, as an error lists them.</summary>
    public const string Readable = "F32, F16 and BF16";

    /// <summary>Whether tensors of the type can be widened to 32-bit floats.</summary>
    public static bool IsReadable(string dtype) => dtype is F32 or F16 or BF16;

    /// <summary>Bytes of one element; 0 for a type whose size is not known.</summary>
    public static int Bytes(string dtype) => dtype switch
    {
        "BOOL" or "U8" or "I8" or "F8_E5M2" or "F8_E4M3" => 1,
        "I16" or "U16" or F16 or BF16 => 2,
        "I32" or "U32" or F32 => 4,
        "F64" or "I64" or "U64" => 8,
        _ => 0,
    };
}
