using CnnDsl.Generator.Tests.Harness;

namespace CnnDsl.Generator.Tests.Incrementality;

/// <summary>How much the compiler is given to read.</summary>
public sealed class EmittedSizeTests
{
    [Fact]
    public void The_code_of_ResNet50_is_below_400_KB() =>
        Assert.InRange(Expect.NoErrors(Repository.Read("samples", "Zoo", "ResNet50.cs")).Text.Length, 100_000, 400_000);
}
