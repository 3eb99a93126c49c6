using System.ComponentModel;
using System.Runtime.CompilerServices;
using CnnDsl.Kernels;

namespace CnnDsl.Engine;

/// <summary>The parts of one step that one thread gets, one after the other.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct Turn
{
    private readonly Member? _member;
    private readonly int _step;
    private readonly int _parts;
    private int _part = -1;

    internal Turn(Member? member, int step, int parts) => (_member, _step, _parts) = (member, step, parts);

    /// <summary>What is to be done now.</summary>
    public readonly Part Part => new(_part, _parts);

    /// <summary>Whether there is a part to do; when not, this thread may go on to the next step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next()
    {
        if (_member is not null)
        {
            return Claim(_member);
        }

        _part++;
        return _part == 0;
    }

    private bool Claim(Member member)
    {
        if (_part >= 0)
        {
            member.Finish(_step, _parts);
        }

        _part = member.Claim(_step, _parts);
        return _part >= 0;
    }
}
