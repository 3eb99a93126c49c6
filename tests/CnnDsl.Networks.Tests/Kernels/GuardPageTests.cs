using CnnDsl.Harness;
using CnnDsl.Networks.Tests.Cases;
using CnnDsl.Networks.Tests.Harness;
using CnnDsl.Networks.Tests.Memory;

namespace CnnDsl.Networks.Tests.Kernels;

/// <summary>Runs the emitted code on buffers that are no longer than it asks for. A touch beyond them ends the test process; dotnet test --blame names the case.</summary>
public sealed class GuardPageTests
{
    public static TheoryData<NetworkCase> Cases => CaseTable.Once;

    [Theory]
    [MemberData(nameof(Cases))]
    public void No_network_touches_what_lies_behind_its_buffers(NetworkCase networkCase) =>
        Assert.All(VectorWidths.Supported, width => AssertStaysInside(Trial.Of(networkCase), width, GuardedEnd.Last));

    [Theory]
    [MemberData(nameof(Cases))]
    public void No_network_touches_what_lies_before_its_buffers(NetworkCase networkCase) =>
        Assert.All(VectorWidths.Supported, width => AssertStaysInside(Trial.Of(networkCase), width, GuardedEnd.First));

    private static void AssertStaysInside(Trial trial, VectorWidth width, GuardedEnd end)
    {
        CompiledNetwork network = trial.Network;
        using GuardedFloats weights = GuardedFloats.ReadOnly(network.Pack(width, trial.Bind()), end);
        using GuardedFloats input = GuardedFloats.ReadOnly(trial.Image(0), end);
        using GuardedFloats output = new(network.OutputLength, end);

        // It starts as canaries, which are NaNs: what is read before it was written shows in the output.
        using GuardedFloats workspace = new(network.WorkspaceLength, end);
        network.Run(width, ref input.Reference, ref output.Reference, ref weights.Reference, ref workspace.Reference);

        output.AssertAllWritten();
        workspace.AssertCanary();
        Closeness.Assert(trial.Expected.AsSpan(0, network.OutputLength), output.Span, trial.Bound);
    }
}
