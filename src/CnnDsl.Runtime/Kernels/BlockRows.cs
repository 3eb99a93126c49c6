using System.Runtime.CompilerServices;

namespace CnnDsl.Kernels;

/// <summary>
/// Goes through the rows of one part of a map in blocks. A part is some rows of all blocks, so that a thread reads mostly what it wrote
/// in the step before; where there are fewer rows than parts, some of all rows of all blocks.
/// </summary>
internal struct BlockRows
{
    private readonly int _first;
    private readonly int _end;
    private int _left;

    public BlockRows(int blocks, int height, Part part)
    {
        if (height >= part.Count)
        {
            (_first, _end) = part.Of(height);
            _left = blocks * (_end - _first);
            Row = _first;
            return;
        }

        _end = height;
        (int first, int end) = part.Of(blocks * height);
        _left = end - first;
        (Block, Row) = Math.DivRem(first, height);
    }

    public int Block { get; private set; }

    public int Row { get; private set; }

    public readonly bool More => _left > 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Advance()
    {
        _left--;
        if (++Row == _end)
        {
            Row = _first;
            Block++;
        }
    }
}
