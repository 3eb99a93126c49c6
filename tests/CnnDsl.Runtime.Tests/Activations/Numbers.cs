using CnnDsl.Activations;

namespace CnnDsl.Runtime.Tests.Activations;

internal readonly struct Tenth : IConstant
{
    public static float Value => 0.1f;
}

internal readonly struct Half : IConstant
{
    public static float Value => 0.5f;
}
