namespace CnnDsl;

/// <summary>Activation, element by element: 1.0507 * x for x >= 0, else 1.0507 * 1.67326 * (exp(x) - 1), with the constants of Klambauer et al. to the last digit.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SELUAttribute : LayerAttribute;

/// <summary>Activation, element by element: x for x >= 0, else Alpha * (exp(x/Alpha) - 1).</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class CELUAttribute : LayerAttribute
{
    /// <summary>Alpha 1.0.</summary>
    public CELUAttribute()
    {
    }

    /// <summary>Scale below zero, not 0.</summary>
    public CELUAttribute(double alpha) => Alpha = alpha;

    /// <summary>Scale below zero, not 0. Default: 1.0.</summary>
    public double Alpha { get; set; } = 1.0;
}

/// <summary>Activation, element by element: x/(1 + |x|).</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SoftsignAttribute : LayerAttribute;

/// <summary>Activation, element by element: x * tanh(log(1 + exp(x))).</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MishAttribute : LayerAttribute;

/// <summary>Activation, element by element: x for x > Alpha, else 0.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ThresholdedReLUAttribute : LayerAttribute
{
    /// <summary>Alpha 1.0.</summary>
    public ThresholdedReLUAttribute()
    {
    }

    /// <summary>The threshold.</summary>
    public ThresholdedReLUAttribute(double alpha) => Alpha = alpha;

    /// <summary>The threshold. Default: 1.0.</summary>
    public double Alpha { get; set; } = 1.0;
}

/// <summary>Activation, element by element: -log(1 + exp(-x)), the logarithm of the sigmoid.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LogSigmoidAttribute : LayerAttribute;
