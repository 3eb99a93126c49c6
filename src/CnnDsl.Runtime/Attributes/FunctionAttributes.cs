namespace CnnDsl;

/// <summary>Element by element: |x|.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AbsAttribute : LayerAttribute;

/// <summary>Element by element: -x.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class NegAttribute : LayerAttribute;

/// <summary>Element by element: square root; NaN below 0.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SqrtAttribute : LayerAttribute;

/// <summary>Element by element: e to the power of x.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ExpAttribute : LayerAttribute;

/// <summary>Element by element: natural logarithm; minus infinity of 0, NaN below.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LogAttribute : LayerAttribute;

/// <summary>Element by element: 1/x.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ReciprocalAttribute : LayerAttribute;

/// <summary>Element by element: the largest whole number that is not larger.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class FloorAttribute : LayerAttribute;

/// <summary>Element by element: the smallest whole number that is not smaller.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class CeilAttribute : LayerAttribute;

/// <summary>Element by element: the nearest whole number; of two, the even one.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class RoundAttribute : LayerAttribute;

/// <summary>Element by element: the error function.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ErfAttribute : LayerAttribute;

/// <summary>Element by element: -1 below 0, 1 above, 0 of 0.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SignAttribute : LayerAttribute;

/// <summary>Element by element: sine of x in radians.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SinAttribute : LayerAttribute;

/// <summary>Element by element: cosine of x in radians.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class CosAttribute : LayerAttribute;

/// <summary>Element by element: x to a constant power; <see cref="MulAttribute"/> and its like take two values.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class PowAttribute : LayerAttribute
{
    /// <summary><paramref name="exponent"/>, a finite number.</summary>
    public PowAttribute(double exponent) => Exponent = exponent;

    /// <summary>The power.</summary>
    public double Exponent { get; }
}
