namespace CnnDsl.Runtime.Tests.Lanes;

/// <summary>Numbers on which arithmetic is known to go wrong, and ordinary ones, combined.</summary>
internal static class SpecialValues
{
    public static readonly float[] All =
    [
        0f, -0f, 1f, -1f, 0.1f, -0.1f, 6f, -3f, 1.5e-3f, 12345.67f, float.Epsilon, -float.Epsilon, 1.1754944e-38f, float.MaxValue, float.MinValue,
        float.PositiveInfinity, float.NegativeInfinity, float.NaN, -float.NaN,
    ];

    public static readonly float[] WithoutNaN = [.. All.Where(x => !float.IsNaN(x))];

    /// <summary>Every combination of a value of the first and one of the second.</summary>
    public static (float[] A, float[] B) Pairs(float[] first, float[] second) =>
        ([.. from a in first from b in second select a], [.. from a in first from b in second select b]);

    /// <summary>Every combination of three values.</summary>
    public static (float[] A, float[] B, float[] C) Triples()
    {
        var all = (from a in All from b in All from c in All select (a, b, c)).ToArray();
        return ([.. all.Select(t => t.a)], [.. all.Select(t => t.b)], [.. all.Select(t => t.c)]);
    }
}
