namespace CnnDsl;

/// <summary>Activation, element by element: max(0, x).</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ReLUAttribute : LayerAttribute;

/// <summary>Activation, element by element: min(max(0, x), 6).</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ReLU6Attribute : LayerAttribute;

/// <summary>Activation, element by element: x for x >= 0, else Slope * x.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LeakyReLUAttribute : LayerAttribute
{
    /// <summary>NegativeSlope 0.01.</summary>
    public LeakyReLUAttribute()
    {
    }

    /// <summary>The slope below zero.</summary>
    public LeakyReLUAttribute(double negativeSlope) => NegativeSlope = negativeSlope;

    /// <summary>Slope below zero. Default: 0.01.</summary>
    public double NegativeSlope { get; set; } = 0.01;
}

/// <summary>Activation, element by element: x for x >= 0, else Alpha * (exp(x) - 1).</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ELUAttribute : LayerAttribute
{
    /// <summary>Alpha 1.0.</summary>
    public ELUAttribute()
    {
    }

    /// <summary>The scale below zero.</summary>
    public ELUAttribute(double alpha) => Alpha = alpha;

    /// <summary>Scale below zero. Default: 1.</summary>
    public double Alpha { get; set; } = 1.0;
}

/// <summary>Activation, element by element: 1/(1 + exp(-x)).</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SigmoidAttribute : LayerAttribute;

/// <summary>Activation, element by element: Hyperbolic tangent.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class TanhAttribute : LayerAttribute;

/// <summary>Activation, element by element: min(max(0, Alpha * x + Beta), 1). ONNX's default slope is 0.2; PyTorch's, and this one's, is 1/6.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class HardSigmoidAttribute : LayerAttribute
{
    /// <summary>Slope. Default: 1/6.</summary>
    public double Alpha { get; set; } = 1.0 / 6.0;

    /// <summary>Value at 0. Default: 0.5.</summary>
    public double Beta { get; set; } = 0.5;
}

/// <summary>Activation, element by element: x * min(max(0, x + 3), 6)/6.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class HardSwishAttribute : LayerAttribute;

/// <summary>Activation, element by element: x/(1 + exp(-x)), also called Swish.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SiLUAttribute : LayerAttribute;

/// <summary>Activation, element by element: x times the normal distribution function at x.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GELUAttribute : LayerAttribute
{
    /// <summary>Whether to use the approximation by tanh (PyTorch's approximate="tanh"). Default: false, by erf.</summary>
    public bool Tanh { get; set; }
}

/// <summary>Activation, element by element: log(1 + exp(x)).</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SoftplusAttribute : LayerAttribute;

/// <summary>
/// Activation: x for x >= 0, else slope * x with a learnt slope.
/// Weights: <c>name.weight</c>, one slope for each channel, or a single one with <see cref="Shared"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class PReLUAttribute : LayerAttribute
{
    /// <summary>Whether all channels share one slope (PyTorch's default num_parameters=1). Default: false, one slope a channel.</summary>
    public bool Shared { get; set; }
}

/// <summary>
/// exp(x)/sum(exp(x)) over the features of a vector, over the channels at each place of a map, or over another axis.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SoftmaxAttribute : LayerAttribute
{
    /// <summary>The axis, without the batch's; negative from the end. Default: 0, the channels or features.</summary>
    public int Axis { get; set; }
}

/// <summary>x - log(sum(exp(x))), the logarithm of <see cref="SoftmaxAttribute"/>, without its underflow.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LogSoftmaxAttribute : LayerAttribute
{
    /// <summary>The axis, without the batch's; negative from the end. Default: 0, the channels or features.</summary>
    public int Axis { get; set; }
}
