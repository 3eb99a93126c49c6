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

internal readonly struct Two : IConstant
{
    public static float Value => 2f;
}

internal readonly struct Three : IConstant
{
    public static float Value => 3f;
}

internal readonly struct MinusOne : IConstant
{
    public static float Value => -1f;
}
