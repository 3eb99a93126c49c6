using CnnDsl.Generator.Tests.Harness;

namespace CnnDsl.Generator.Tests.Hosts;

/// <summary>A network for every host.</summary>
internal static class HostSource
{
    /// <summary>The attributes of a network that uses most of what is emitted.</summary>
    public const string Attributes = "[Network, Input(1, 6, 6), Conv2D(3, 3, Padding = 1), LeakyReLU, MaxPool2D(2), DepthwiseConv2D(3), PReLU, BatchNorm, Flatten, Dense(4), Softmax]";

    /// <summary>The same where a user's types would hide the attributes.</summary>
    public const string QualifiedAttributes = """
        [global::CnnDsl.Network, global::CnnDsl.Input(1, 6, 6), global::CnnDsl.Conv2D(3, 3, Padding = 1), global::CnnDsl.LeakyReLU, global::CnnDsl.MaxPool2D(2)]
        [global::CnnDsl.DepthwiseConv2D(3), global::CnnDsl.PReLU, global::CnnDsl.BatchNorm, global::CnnDsl.Flatten, global::CnnDsl.Dense(4), global::CnnDsl.Softmax]
        """;

    /// <summary>A run that emits this one file.</summary>
    public static GeneratorRun Emits(string source, string file)
    {
        GeneratorRun run = Expect.NoErrors(source);
        Assert.Equal(file, Assert.Single(run.Sources).HintName);
        return run;
    }
}
