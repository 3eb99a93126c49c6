using CnnDsl.Harness;
using CnnDsl.Properties.Tests.Checks;
using CnnDsl.Properties.Tests.Drawing;

namespace CnnDsl.Properties.Tests;

public sealed class IllegalNetworkTests
{
    [Fact]
    public void Broken_networks_get_a_diagnostic_or_compile_and_never_make_the_generator_throw()
    {
        foreach (int[] seeds in Enumerable.Range(Settings.Seed, Settings.Networks).Chunk(Settings.Chunk))
        {
            DrawnNetwork[] networks = [.. seeds.Select(Breakage.Seeded)];
            string?[] problems = IllegalCheck.All(networks);
            int failure = Array.FindIndex(problems, problem => problem is not null);
            Assert.True(failure < 0, failure < 0 ? "" : $"CNNDSL_SEED={seeds[failure]} CNNDSL_NETWORKS=1 draws it again:\n{networks[failure]}\n{problems[failure]}");
        }
    }

    [Fact]
    public void Most_broken_networks_are_refused()
    {
        DrawnNetwork[] networks = [.. Enumerable.Range(Settings.Seed, Settings.Chunk).Select(Breakage.Seeded)];
        int refused = NetworkCompiler.Compile([.. networks.Select(LegalCheck.Source)]).Count(IllegalCheck.IsRefused);
        Assert.InRange(refused, Settings.Chunk / 2, Settings.Chunk);
    }
}
