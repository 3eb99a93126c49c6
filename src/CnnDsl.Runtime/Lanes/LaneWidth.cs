using System.ComponentModel;

namespace CnnDsl.Lanes;

/// <summary>
/// What weights are laid out for, as numbers: code that runs once needs no instance for each vector width, and can be compiled ahead.
/// </summary>
/// <param name="Count">Floats in one vector.</param>
/// <param name="Registers">Vector registers that a kernel may keep its accumulators in.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct LaneWidth(int Count, int Registers)
{
    /// <summary>The numbers of a width.</summary>
    public static LaneWidth Of(VectorWidth width) => width switch
    {
        VectorWidth.Bits512 => new LaneWidth(Lanes512.Count, Lanes512.Registers),
        VectorWidth.Bits256 => new LaneWidth(Lanes256.Count, Lanes256.Registers),
        _ => new LaneWidth(Lanes128.Count, Lanes128.Registers),
    };

    /// <summary>So many numbers to whole vectors.</summary>
    public int RoundUp(int count) => (count + Count - 1) / Count * Count;
}
