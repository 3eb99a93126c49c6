using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CnnDsl.Engine;

/// <summary>
/// The threads that run one image together, as one of them sees it. Each runs the same emitted code, and each step of that is a
/// loop over the parts that this thread gets: <c>for (Turn turn = crew.Share(parts: 8); turn.Next();)</c>. The default is a thread alone,
/// which gets every step whole.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct Crew
{
    /// <summary>Parts for each thread of a long step: some more than one, so that who is late does less.</summary>
    private const int PartsEach = 4;

    /// <summary>
    /// Parts worth the trouble that go into each of a thread's parts where it gets more than one: every part of a convolution reads all of its
    /// weights, so that few long parts read them less often.
    /// </summary>
    private const int Together = 64;

    /// <summary>Share of a block's work that each of the parts does which it is split into.</summary>
    private const double Again = 0.1;

    private const int MostSplit = 16;

    private readonly Member? _member;
    private int _step;

    internal Crew(Member member) => _member = member;

    internal readonly bool IsAlone => _member is null;

    /// <summary>This thread's own memory, where it has some beside the workspace.</summary>
    internal readonly AlignedArray? Workspace => _member?.Workspace;

    /// <summary>The next step, in which nobody begins before all have finished the one before.</summary>
    /// <param name="parts">Parts that are worth the trouble.</param>
    /// <param name="blocks">Parts that the kernel can do without doing anything twice; more are a multiple of it. 0 when every number of parts is alike.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Turn Share(int parts = 1, int blocks = 0) => _member is null ? new Turn(null, 0, 1) : ShareExactly(PartsFor(parts, blocks, _member.Degree));

    /// <summary>Where this thread's own memory begins behind so many floats: the workspace's for a thread alone, else memory that no other thread has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly ref float Own(ref float workspace, int offset) => ref Unsafe.Add(ref Workspace is { } own ? ref own.Reference : ref workspace, offset);

    /// <summary>The next step, in just so many parts.</summary>
    internal Turn ShareExactly(int parts) => new(_member, _step++, parts);

    private static int PartsFor(int parts, int blocks, int degree)
    {
        if (blocks == 0)
        {
            // As many for each.
            return parts <= degree ? parts : Math.Clamp(parts / (degree * Together), 1, PartsEach) * degree;
        }

        int best = 1;
        double least = double.PositiveInfinity;
        for (int split = 1; split <= Math.Min(degree, MostSplit) && (split == 1 || split * blocks <= parts); split++)
        {
            int rounds = ((split * blocks) + degree - 1) / degree;
            double time = rounds * (Again + ((1 - Again) / split));
            (best, least) = time < least ? (split, time) : (best, least);
        }

        return Math.Min(best * blocks, Job.MostParts);
    }
}
