using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CnnDsl.Lanes;

namespace CnnDsl.Engine;

/// <summary>
/// Goes through a batch, alone or with the team: first image by image, as many as give every thread the same number; the rest
/// together, step by step; then the last layers of all of them.
/// </summary>
internal sealed class ForwardPass<TNetwork>(VectorWidth width, AlignedArray weights, int inputLength, int outputLength, int threads)
    where TNetwork : INetworkCode<TNetwork>
{
    /// <summary>Images that go through the last layers together at the most: as many as make their weights' way from memory no matter.</summary>
    private const int MostTogether = 32;

    private readonly ImageRunner<TNetwork> _images = new(weights, inputLength, outputLength);
    private readonly WorkspacePool _workspaces = new(TNetwork.WorkspaceLength);
    private readonly WorkspacePool? _heads = TNetwork.HeadLength == 0 ? null : new WorkspacePool(TNetwork.HeadLength * MostTogether);
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
        AlignedArray? heads = images == 1 ? null : _heads?.Rent();
        try
        {
            fixed (float* from = input, to = output)
            {
                ImageBatch batch = new((nint)from, (nint)to, images, workspace, heads);
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
            if (heads is not null)
            {
                _heads!.Return(heads);
            }
        }
    }

    private TogetherWork Together() => Volatile.Read(ref _together) ?? Interlocked.CompareExchange(ref _together, new TogetherWork(this), null) ?? _together;

    private void RunAlone(in ImageBatch batch)
    {
        Crew alone = default;
        Run(batch, batch.Workspace, ref alone);
    }

    private void Run(in ImageBatch batch, AlignedArray own, ref Crew crew)
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

    private void Run<V>(in ImageBatch batch, AlignedArray own, ref Crew crew)
        where V : struct, ILanes<V>
    {
        int most = TNetwork.HeadLength == 0 ? Job.MostParts : MostTogether;
        for (int first = 0; first < batch.Images; first += most)
        {
            ImageRange group = new(first, Math.Min(most, batch.Images - first));
            if (crew.IsAlone)
            {
                RunAlone<V>(batch, group, group, own);
            }
            else if (TNetwork.IsShared)
            {
                RunTogether<V>(batch, group, own, ref crew);
            }
            else
            {
                int each = TNetwork.HeadLength == 0 ? 1 : (group.Count + threads - 1) / threads;
                for (Turn turn = crew.ShareExactly((group.Count + each - 1) / each); turn.Next();)
                {
                    int begin = turn.Part.Index * each;
                    RunAlone<V>(batch, group, new ImageRange(first + begin, Math.Min(each, group.Count - begin)), own);
                }
            }
        }
    }

    /// <summary>Some images of a group on this thread.</summary>
    private void RunAlone<V>(in ImageBatch batch, ImageRange group, ImageRange images, AlignedArray workspace)
        where V : struct, ILanes<V>
    {
        Crew alone = default;
        for (int image = images.First; image < images.First + images.Count; image++)
        {
            _images.Run<V>(batch, group, image, workspace, ref alone);
        }

        _images.RunHead<V>(batch, group, images, ref alone);
    }

    /// <summary>A group on all threads: as many images as give each the same number, one by one; the rest, and the head, step by step.</summary>
    private void RunTogether<V>(in ImageBatch batch, ImageRange group, AlignedArray own, ref Crew crew)
        where V : struct, ILanes<V>
    {
        Crew alone = default;
        int each = group.Count / threads * threads;
        if (each > 0)
        {
            for (Turn turn = crew.ShareExactly(each); turn.Next();)
            {
                _images.Run<V>(batch, group, group.First + turn.Part.Index, own, ref alone);
            }
        }

        for (int image = each; image < group.Count; image++)
        {
            _images.Run<V>(batch, group, group.First + image, batch.Workspace, ref crew);
        }

        _images.RunHead<V>(batch, group, group, ref crew);
    }

    /// <summary>One batch as the work of a team. The team does one work at a time, so one of these serves all callers.</summary>
    private sealed class TogetherWork(ForwardPass<TNetwork> pass) : TeamWork
    {
        private readonly AlignedArray[] _own = [.. Enumerable.Range(1, pass.Threads - 1).Select(_ => new AlignedArray(TNetwork.WorkspaceLength))];

        /// <summary>Of calls with one image, which is shared step by step, and of those with more.</summary>
        private readonly Payoff _one = new();
        private readonly Payoff _several = new();
        private ImageBatch _batch;

        /// <summary>Runs the batch with the team; alone when that is busy or does not pay.</summary>
        public void Run(in ImageBatch batch)
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

        private bool TryRunTogether(in ImageBatch batch)
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
