using System.Runtime.CompilerServices;

namespace CnnDsl.Kernels;

/// <summary>Goes through the rows of one part of a map in blocks.</summary>
internal struct BlockRows
{
    private readonly int _height;
    private int _left;

    public BlockRows(int blocks, int height, Part part)
    {
        _height = height;
        (int first, int end) = part.Of(blocks * height);
        _left = end - first;
        (Block, Row) = first == 0 ? (0, 0) : Math.DivRem(first, height);
    }

    public int Block { get; private set; }

    public int Row { get; private set; }

    public readonly bool More => _left > 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Advance()
    {
        _left--;
        if (++Row == _height)
        {
            Row = 0;
            Block++;
        }
    }
}
