using System.Runtime.Intrinsics;

namespace CnnDsl;

/// <summary>The vector width that a network's kernels use. Weights are packed for one width when a network is constructed.</summary>
public enum VectorWidth
{
    /// <summary>The widest that this machine accelerates.</summary>
    Widest = 0,

    /// <summary>4 floats: runs everywhere.</summary>
    Bits128 = 128,

    /// <summary>8 floats: needs AVX2.</summary>
    Bits256 = 256,

    /// <summary>16 floats: needs AVX-512.</summary>
    Bits512 = 512,
}

/// <summary>What this machine offers of <see cref="VectorWidth"/>.</summary>
public static class VectorWidths
{
    /// <summary>The widths that run here, narrowest first.</summary>
    public static IReadOnlyList<VectorWidth> Supported { get; } =
        Vector512.IsHardwareAccelerated ? [VectorWidth.Bits128, VectorWidth.Bits256, VectorWidth.Bits512]
        : Vector256.IsHardwareAccelerated ? [VectorWidth.Bits128, VectorWidth.Bits256]
        : [VectorWidth.Bits128];

    /// <summary>What <see cref="VectorWidth.Widest"/> stands for here.</summary>
    public static VectorWidth Widest => Vector512.IsHardwareAccelerated ? VectorWidth.Bits512
        : Vector256.IsHardwareAccelerated ? VectorWidth.Bits256
        : VectorWidth.Bits128;

    /// <summary>Whether networks of this width run here.</summary>
    public static bool IsSupported(VectorWidth width) => width switch
    {
        VectorWidth.Widest or VectorWidth.Bits128 => true,
        VectorWidth.Bits256 => Vector256.IsHardwareAccelerated,
        VectorWidth.Bits512 => Vector512.IsHardwareAccelerated,
        _ => false,
    };

    /// <summary><paramref name="width"/>, with <see cref="VectorWidth.Widest"/> replaced by what it stands for here.</summary>
    /// <exception cref="PlatformNotSupportedException">This machine does not accelerate the width.</exception>
    internal static VectorWidth Resolve(VectorWidth width)
    {
        if (!IsSupported(width))
        {
            throw new PlatformNotSupportedException(
                $"Vectors of {(int)width} bits are not accelerated here; the widest is {Widest}. Use VectorWidth.Widest, or one of {string.Join(", ", Supported)}.");
        }

        return width == VectorWidth.Widest ? Widest : width;
    }

    /// <summary>The same for code that is not for every width: <see cref="VectorWidth.Widest"/> is the widest of its own that runs here.</summary>
    /// <param name="width">What is asked for.</param>
    /// <param name="emitted">What the code is for, narrowest first.</param>
    /// <exception cref="PlatformNotSupportedException">This machine does not accelerate the width, or the code is not for it.</exception>
    internal static VectorWidth Resolve(VectorWidth width, ReadOnlySpan<VectorWidth> emitted)
    {
        if (TryResolve(width, emitted, out VectorWidth resolved))
        {
            return resolved;
        }

        VectorWidth other = Resolve(width);
        int[] bits = [.. emitted.ToArray().Select(candidate => (int)candidate)];
        throw new PlatformNotSupportedException(
            $"The network's code is for vectors of {string.Join(", ", bits)} bits alone, as its project's CnnDslKernelTargets says; "
            + (emitted.ToArray().Any(IsSupported) ? $"{(int)other} is none of them." : $"this machine accelerates {string.Join(", ", Supported.Select(candidate => (int)candidate))}."));
    }

    /// <summary>The same, or false where that throws. Loops: on the way to a first result LINQ would be compiled for this type.</summary>
    internal static bool TryResolve(VectorWidth width, ReadOnlySpan<VectorWidth> emitted, out VectorWidth resolved)
    {
        resolved = VectorWidth.Widest;
        foreach (VectorWidth candidate in emitted)
        {
            if (IsSupported(candidate) && (width == candidate || width == VectorWidth.Widest))
            {
                resolved = candidate;
            }
        }

        return resolved != VectorWidth.Widest;
    }
}
