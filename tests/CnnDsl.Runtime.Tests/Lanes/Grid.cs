namespace CnnDsl.Runtime.Tests.Lanes;

/// <summary>Inputs on which functions are measured.</summary>
internal static class Grid
{
    /// <summary>Evenly spaced numbers, both ends among them.</summary>
    public static float[] Even(float from, float to, int count) =>
        [.. Enumerable.Range(0, count).Select(i => (float)(from + ((double)(to - from) * i / (count - 1))))];
}
