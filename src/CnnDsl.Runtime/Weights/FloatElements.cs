using System.Buffers.Binary;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace CnnDsl.Weights;

/// <summary>Carries numbers between 32-bit floats in memory and little-endian elements in a file.</summary>
internal static class FloatElements
{
    // Small enough for the stack, and for int counts of bytes.
    private const int Block = 1024;

    private const int LargeBlock = 1 << 20;

    /// <summary>Widens as many elements as <paramref name="destination"/> has, from byte <paramref name="begin"/> on.</summary>
    public static void Read(ITensorBytes bytes, long begin, string dtype, Span<float> destination)
    {
        if (dtype != ElementType.F32)
        {
            Widen(bytes, begin, dtype, destination);
            return;
        }

        // In blocks, whose bytes an int can count.
        for (int done = 0; done < destination.Length; done += LargeBlock)
        {
            Span<float> block = destination.Slice(done, Math.Min(LargeBlock, destination.Length - done));
            bytes.CopyTo(begin + (sizeof(float) * (long)done), MemoryMarshal.AsBytes(block));
            ReverseOnBigEndian(MemoryMarshal.Cast<float, uint>(block));
        }
    }

    private static void Widen(ITensorBytes bytes, long begin, string dtype, Span<float> destination)
    {
        Span<ushort> narrow = stackalloc ushort[Block];
        for (int done = 0; done < destination.Length; done += Block)
        {
            Span<float> wide = destination.Slice(done, Math.Min(Block, destination.Length - done));
            Span<ushort> block = narrow[..wide.Length];
            bytes.CopyTo(begin + (sizeof(ushort) * (long)done), MemoryMarshal.AsBytes(block));
            ReverseOnBigEndian(block);
            if (dtype == ElementType.F16)
            {
                TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<ushort, Half>(block), wide);
            }
            else
            {
                BrainFloat.Widen(block, wide);
            }
        }
    }

    /// <summary>Writes all of <paramref name="source"/> as elements of <paramref name="type"/>.</summary>
    public static void Write(ReadOnlySpan<float> source, WeightType type, Stream stream)
    {
        Span<uint> wide = stackalloc uint[Block];
        Span<ushort> narrow = stackalloc ushort[Block];
        for (int done = 0; done < source.Length; done += Block)
        {
            ReadOnlySpan<float> values = source.Slice(done, Math.Min(Block, source.Length - done));
            if (type == WeightType.F32)
            {
                Span<uint> bits = wide[..values.Length];
                MemoryMarshal.Cast<float, uint>(values).CopyTo(bits);
                ReverseOnBigEndian(bits);
                stream.Write(MemoryMarshal.AsBytes(bits));
                continue;
            }

            Span<ushort> block = narrow[..values.Length];
            if (type == WeightType.F16)
            {
                TensorPrimitives.ConvertToHalf(values, MemoryMarshal.Cast<ushort, Half>(block));
            }
            else
            {
                BrainFloat.Narrow(values, block);
            }

            ReverseOnBigEndian(block);
            stream.Write(MemoryMarshal.AsBytes(block));
        }
    }

    /// <summary>The first finite number that <paramref name="type"/> could only store as infinity, or null.</summary>
    public static float? FindOverflow(ReadOnlySpan<float> source, WeightType type)
    {
        // The smallest magnitude that rounds to infinity: half a step above the type's largest number.
        float limit = type switch
        {
            WeightType.F16 => 65520f,
            WeightType.BF16 => BitConverter.UInt32BitsToSingle(0x7F7F8000),
            _ => float.PositiveInfinity,
        };
        foreach (float value in source)
        {
            if (float.IsFinite(value) && Math.Abs(value) >= limit)
            {
                return value;
            }
        }

        return null;
    }

    private static void ReverseOnBigEndian(Span<uint> elements)
    {
        if (!BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.ReverseEndianness(elements, elements);
        }
    }

    private static void ReverseOnBigEndian(Span<ushort> elements)
    {
        if (!BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.ReverseEndianness(elements, elements);
        }
    }
}
