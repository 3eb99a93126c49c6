namespace CnnDsl.Runtime.Tests.Weights;

/// <summary>The ways to get at safetensors.</summary>
public enum Way
{
    File,
    Stream,
    DribblingStream,
}
