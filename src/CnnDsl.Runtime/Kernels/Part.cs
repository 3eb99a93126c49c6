using System.ComponentModel;

namespace CnnDsl.Kernels;

/// <summary>One of the parts that a kernel's work is split into. The default is all of it.</summary>
/// <param name="Index">Which one, from 0.</param>
/// <param name="Count">How many there are.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct Part(int Index, int Count)
{
    /// <summary>The part's units [first, end) of <paramref name="units"/>; parts differ by one unit at the most.</summary>
    internal (int First, int End) Of(int units) => Count <= 1
        ? (0, units)
        : ((int)((long)units * Index / Count), (int)((long)units * (Index + 1) / Count));
}
