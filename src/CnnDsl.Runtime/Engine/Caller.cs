namespace CnnDsl.Engine;

/// <summary>The thread whose work it is: goes through every step to its end.</summary>
internal sealed class Caller(Job job) : Member(job)
{
    /// <summary>Before the first step.</summary>
    public void Begin(int degree) => Degree = degree;

    public override int Claim(int step, int parts)
    {
        int part = Job.TryClaim(step, parts, fromLast: false);
        if (part == Job.Claimed)
        {
            while (!Job.TryWait(step))
            {
                Thread.Yield();
            }
        }

        return part;
    }
}
