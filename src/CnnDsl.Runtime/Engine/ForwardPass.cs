using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CnnDsl.Lanes;

namespace CnnDsl.Engine;

/// <summary>
/// Goes through a batch, alone or with the team: first image by image, as many as give every thread the same number; the rest
/// together, step by step.
/// </summary>
internal sealed class ForwardPass<TNetwork>(VectorWidth width, AlignedArray weights, int inputLength, int outputLength, int threads)
    where TNetwork : INetworkCode<TNetwork>
{
    private readonly WorkspacePool _workspaces = new(TNetwork.WorkspaceLength);
    private TogetherWork? _together;

    /// <summary>Threads at the most.</summary>
    public int Threads => threads;

    /// <summary>Runs so many images, for which both spans are known to be long enough.</summary>
    public unsafe void Run(ReadOnlySpan<float> input, Span<float> output, int images)
    {
        if (images == 0)
        {
            return;
        }

        AlignedArray workspace = _workspaces.Rent();
        try
        {
            fixed (float* from = input, to = output)
            {
                Batch batch = new((nint)from, (nint)to, images, workspace);
                if (threads == 1 || (images == 1 && !TNetwork.IsShared))
                {
                    RunAlone(batch);
                }
                else
                {
                    Together().Run(batch);
                }
            }
        }
        finally
        {
            _workspaces.Return(workspace);
        }
    }

    private TogetherWork Together() => Volatile.Read(ref _together) ?? Interlocked.CompareExchange(ref _together, new TogetherWork(this), null) ?? _together;

    private void RunAlone(in Batch batch)
    {
        Crew alone = default;
        Run(batch, batch.Workspace, ref alone);
    }

    private void Run(in Batch batch, AlignedArray own, ref Crew crew)
    {
        // The first test of each branch is a constant for the JIT and the AOT compiler, which drop the widths that cannot run.
        if (Vector512.IsHardwareAccelerated && width == VectorWidth.Bits512)
        {
            Run<Lanes512>(batch, own, ref crew);
        }
        else if (Vector256.IsHardwareAccelerated && width == VectorWidth.Bits256)
        {
            Run<Lanes256>(batch, own, ref crew);
        }
        else
        {
            Run<Lanes128>(batch, own, ref crew);
        }
    }

    private void Run<V>(in Batch batch, AlignedArray own, ref Crew crew)
        where V : struct, ILanes<V>
    {
        Crew alone = default;
        if (crew.IsAlone)
        {
            for (int image = 0; image < batch.Images; image++)
            {
                RunImage<V>(batch, image, own, ref alone);
            }

            return;
        }

        int each = TNetwork.IsShared ? batch.Images / threads * threads : batch.Images;
        for (int first = 0; first < each; first += Job.MostParts)
        {
            for (Turn turn = crew.ShareExactly(Math.Min(Job.MostParts, each - first)); turn.Next();)
            {
                RunImage<V>(batch, first + turn.Part.Index, own, ref alone);
            }
        }

        for (int image = each; image < batch.Images; image++)
        {
            RunImage<V>(batch, image, batch.Workspace, ref crew);
        }
    }

    private unsafe void RunImage<V>(in Batch batch, int image, AlignedArray workspace, ref Crew crew)
        where V : struct, ILanes<V> =>
        TNetwork.Run<V>(
            ref Unsafe.AsRef<float>((float*)batch.Input + ((nint)image * inputLength)),
            ref Unsafe.AsRef<float>((float*)batch.Output + ((nint)image * outputLength)),
            ref weights.Reference, ref workspace.Reference, ref crew);

    /// <summary>Images in memory that stays where it is, and the caller's workspace.</summary>
    private readonly record struct Batch(nint Input, nint Output, int Images, AlignedArray Workspace);

    /// <summary>One batch as the work of a team. The team does one work at a time, so one of these serves all callers.</summary>
    private sealed class TogetherWork(ForwardPass<TNetwork> pass) : TeamWork
    {
        private readonly AlignedArray[] _own = [.. Enumerable.Range(1, pass.Threads - 1).Select(_ => new AlignedArray(TNetwork.WorkspaceLength))];

        /// <summary>Of calls with one image, which is shared step by step, and of those with more.</summary>
        private readonly Payoff _one = new();
        private readonly Payoff _several = new();
        private Batch _batch;

        /// <summary>Runs the batch with the team; alone when that is busy or does not pay.</summary>
        public void Run(in Batch batch)
        {
            Payoff payoff = batch.Images == 1 ? _one : _several;
            long start = Stopwatch.GetTimestamp();
            bool together = payoff.IsTogether() && TryRunTogether(batch);
            if (!together)
            {
                pass.RunAlone(batch);
            }

            payoff.Add(together, (double)(Stopwatch.GetTimestamp() - start) / batch.Images);
        }

        public override AlignedArray WorkspaceOf(int worker) => _own[worker];

        public override void Run(ref Crew crew) => pass.Run(_batch, crew.Workspace ?? _batch.Workspace, ref crew);

        private bool TryRunTogether(in Batch batch)
        {
            if (!Team.Shared.TryTake())
            {
                return false;
            }

            try
            {
                _batch = batch;
                Team.Shared.Run(this, pass.Threads);
                return true;
            }
            finally
            {
                Team.Shared.Release();
            }
        }
    }
}
