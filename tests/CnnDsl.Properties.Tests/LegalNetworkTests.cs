using CnnDsl.Onnx.Export;
using CnnDsl.Properties.Tests.Checks;
using CnnDsl.Properties.Tests.Drawing;
using Xunit.Abstractions;

namespace CnnDsl.Properties.Tests;

public sealed class LegalNetworkTests(ITestOutputHelper output)
{
    /// <summary>So many networks at most may have numbers of which nothing can be said, and so many bounds too wide to say much.</summary>
    private const double LeftShare = 0.03;
    private const double WideShare = 0.2;

    [Fact]
    public void Legal_networks_compile_and_give_what_the_reference_and_ONNX_Runtime_give()
    {
        (int compared, int tight) = (0, 0);
        List<(int Seed, string Problem)> failures = [];
        Dictionary<string, int> kinds = LayerDraw.Kinds.Keys.ToDictionary(kind => kind, _ => 0);
        foreach (int[] seeds in Enumerable.Range(Settings.Seed, Settings.Networks).Chunk(Settings.Chunk))
        {
            DrawnNetwork[] networks = [.. seeds.Select(seed => NetworkDraw.Of(Dice.Of(seed)))];
            Verdict[] verdicts = LegalCheck.All(networks);
            (compared, tight) = (compared + verdicts.Count(verdict => verdict.WasCompared), tight + verdicts.Count(verdict => verdict.IsTight));
            foreach (DrawnLayer layer in networks.SelectMany(network => network.HasBlocks ? Expansion.Flat(network).Layers : network.Layers))
            {
                kinds[layer.Kind]++;
            }

            failures.AddRange(seeds.Zip(verdicts).Where(pair => pair.Second.Problem is not null).Select(pair => (pair.First, pair.Second.Problem!)));
        }

        if (failures.Count > 0)
        {
            Assert.Fail(Report(failures));
        }

        output.WriteLine($"{Settings.Networks} networks from seed {Settings.Seed} on, {compared} compared, {tight} within bounds that say something; {string.Join(", ", kinds.Select(kind => $"{kind.Key} {kind.Value}"))}");
        Assert.True(Settings.Networks - compared <= Math.Max(1, LeftShare * Settings.Networks), $"Only {compared} of {Settings.Networks} networks have numbers to compare.");
        if (Settings.Networks >= 500)
        {
            Assert.True(Settings.Networks - tight <= WideShare * Settings.Networks, $"Only {tight} of {Settings.Networks} networks have bounds that say something.");
            Assert.DoesNotContain(kinds, kind => kind.Value == 0);
        }
    }

    [Fact]
    public void Every_kind_of_layer_can_be_exported_to_ONNX() => Assert.Empty(LayerDraw.Kinds.Keys.Except(OnnxExporter.Kinds));

    [Fact]
    public void A_seed_always_draws_the_same_network() =>
        Assert.All(Enumerable.Range(1, 20), seed => Assert.Equal($"{NetworkDraw.Of(Dice.Of(seed))}", $"{NetworkDraw.Of(Dice.Of(seed))}"));

    private static string Report(List<(int Seed, string Problem)> failures)
    {
        (int seed, string problem) = failures[0];
        uint[] fewer = Smallest.Of(Dice.Of(seed), dice => LegalCheck.All([NetworkDraw.Of(dice)])[0].Problem is not null);
        DrawnNetwork small = NetworkDraw.Of(fewer);
        return $"""
            {failures.Count} of {Settings.Networks} networks fail:
            {string.Join('\n', failures.Take(20).Select(failure => $"  seed {failure.Seed}: {failure.Problem.Split('\n')[0]}"))}

            CNNDSL_SEED={seed} CNNDSL_NETWORKS=1 draws the first of them again:
            {NetworkDraw.Of(Dice.Of(seed))}
            {problem}

            The smallest that was found to fail:
            {small}
            {LegalCheck.All([small])[0].Problem}
            """;
    }
}
