using CnnDsl.Harness;
using CnnDsl.Networks.Tests.Cases;
using CnnDsl.Networks.Tests.Harness;

namespace CnnDsl.Networks.Tests.Kernels;

public sealed class ReferenceTests
{
    public static TheoryData<NetworkCase, VectorWidth> Cases => CaseTable.AtEveryWidth;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_network_gives_what_its_definition_gives(NetworkCase networkCase, VectorWidth width)
    {
        Trial trial = Trial.Of(networkCase);
        float[] output = new float[trial.Expected.Length];

        trial.Network.Forward(width, trial.Weights, trial.Images, output);

        Closeness.Assert(trial.Expected, output, trial.Bound);
    }
}
