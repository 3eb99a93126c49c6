namespace CnnDsl.Engine;

/// <summary>
/// Whether several threads pay, by trial. Cores may be two halves of one, or other programs may want them, and then a thread with a claimed
/// part stands still while all others wait for it. So calls are timed both ways; the faster one is taken, and the other tried again now and
/// then, seldom enough to cost next to nothing.
/// </summary>
internal sealed class Payoff
{
    /// <summary>A trial may cost this part of the time that was spent since the last.</summary>
    private const double TrialShare = 1.0 / 128;

    /// <summary>Trials of calls together in the beginning that may cost twice as much as the next one: that calls go alone may rest on a single call.</summary>
    private const int EarlyTrials = 4;

    /// <summary>Calls from one trial to the next at the least, as a change of the way costs something too.</summary>
    private const int LeastCalls = 16;

    /// <summary>Calls of a trial. The first behind a change of the way does not count: it wakes threads, which takes as long as a small network's whole call.</summary>
    private const int TrialCalls = 3;

    private CallTime _together;
    private CallTime _alone;
    private double _spent;
    private bool? _chosen;
    private bool? _skipped;
    private int _trial;
    private int _trials;
    private bool _tried;
    private int _busy;

    /// <summary>Which way the next call goes. Of several callers at once one counts; the others go alone, as the team is one caller's.</summary>
    public bool IsTogether()
    {
        if (!TryEnter())
        {
            return false;
        }

        bool choice = Choose();
        if (_chosen != choice)
        {
            (_chosen, _skipped) = (choice, choice);
        }

        Volatile.Write(ref _busy, 0);
        return choice;
    }

    /// <summary>Takes in what a call took; nothing where another caller is just doing so.</summary>
    /// <param name="together">Which way it went.</param>
    /// <param name="ticks">Ticks an image.</param>
    public void Add(bool together, double ticks)
    {
        if (!TryEnter())
        {
            return;
        }

        _spent += ticks;
        if (_skipped == together)
        {
            _skipped = null;
        }
        else if (together)
        {
            _together.Add(ticks);
        }
        else
        {
            _alone.Add(ticks);
        }

        Volatile.Write(ref _busy, 0);
    }

    private bool TryEnter() => Interlocked.CompareExchange(ref _busy, 1, 0) == 0;

    private bool Choose()
    {
        if (!_together.IsKnown || !_alone.IsKnown)
        {
            return !_together.IsKnown;
        }

        bool isFaster = _together.Ticks <= _alone.Ticks;
        if (_trial == 0)
        {
            double cost = TrialCalls * Math.Abs(_together.Ticks - _alone.Ticks);
            double least = LeastCalls * Math.Min(_together.Ticks, _alone.Ticks);
            double share = isFaster ? TrialShare : TrialShare * (1 << (EarlyTrials - _trials));
            if (_spent < Math.Max(cost / share, least))
            {
                return isFaster;
            }

            (_spent, _trial, _tried) = (0, TrialCalls, !isFaster);
            if (!isFaster)
            {
                _trials = Math.Min(_trials + 1, EarlyTrials);
                _together.BeginAgain();
            }
        }

        _trial--;
        return _tried;
    }

    /// <summary>A mean that forgets.</summary>
    private struct CallTime
    {
        /// <summary>Calls that it is the mean of, once there were as many.</summary>
        private const int Memory = 16;

        /// <summary>Above so many times the mean a call does not count for more: it tells of the machine.</summary>
        private const double Most = 4;

        private int _count;

        public double Ticks { get; private set; }

        public readonly bool IsKnown => _count > 0;

        /// <summary>What comes next counts for more than what was: long ago, perhaps, on a machine that did something else.</summary>
        public void BeginAgain() => _count = Math.Min(_count, 1);

        public void Add(double ticks)
        {
            double counted = IsKnown ? Math.Min(ticks, Most * Ticks) : ticks;
            _count = Math.Min(_count + 1, Memory);
            Ticks += (counted - Ticks) / _count;
        }
    }
}
