using System.ComponentModel;
using System.Runtime.CompilerServices;
using CnnDsl.Kernels;

namespace CnnDsl.Engine;

/// <summary>The parts of one step that one thread gets, one after the other.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct Turn
{
    private readonly Job? _job;
    private readonly bool _isCaller;
    private readonly bool _fromLast;
    private readonly int _step;
    private readonly int _parts;
    private int _part = -1;

    internal Turn(Job? job, bool isCaller, bool fromLast, int step, int parts) =>
        (_job, _isCaller, _fromLast, _step, _parts) = (job, isCaller, fromLast, step, parts);

    /// <summary>What is to be done now.</summary>
    public readonly Part Part => new(_part, _parts);

    /// <summary>Whether this is the step's first part, which does what belongs to none.</summary>
    public readonly bool IsFirst => _part == 0;

    /// <summary>Whether there is a part to do; when not, all parts of the step are done, whoever did them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next()
    {
        if (_job is not null)
        {
            return Claim(_job);
        }

        _part++;
        return _part == 0;
    }

    private bool Claim(Job job)
    {
        if (_part >= 0)
        {
            job.Finish(_step, _parts);
        }

        _part = _isCaller ? job.ClaimAsCaller(_step, _parts) : job.Claim(_step, _parts, _fromLast);
        return _part >= 0;
    }
}
