namespace CnnDsl;

/// <summary>A value that the network returns. Without any, it returns the last layer's.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class OutputAttribute : Attribute
{
    /// <summary>The output of the layer (or input) of this name.</summary>
    public OutputAttribute(string layer) => Layer = layer;

    /// <summary>The layer's name.</summary>
    public string Layer { get; }

    /// <summary>What the output is called. Default: as the layer.</summary>
    public string? Name { get; set; }
}
