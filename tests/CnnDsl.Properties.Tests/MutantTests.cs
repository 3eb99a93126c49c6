using System.Collections.Concurrent;
using CnnDsl.Properties.Tests.Checks;
using CnnDsl.Properties.Tests.Drawing;

namespace CnnDsl.Properties.Tests;

/// <summary>While somebody types, code is wrong most of the time.</summary>
public sealed class MutantTests
{
    /// <summary>Mutants of one source, for a source takes longer to draw than to spoil.</summary>
    private const int Litter = 25;

    /// <summary>Once in so many litters, the source is one that a person wrote.</summary>
    private const int Written = 2;

    private static readonly ConcurrentDictionary<int, DrawnNetwork> Drawn = [];

    [Fact]
    public async Task Spoilt_sources_make_nothing_throw_and_what_is_emitted_compiles()
    {
        foreach (int[] seeds in Enumerable.Range(Settings.Seed, Settings.Mutants).Chunk(Settings.Chunk))
        {
            string[] texts = [.. seeds.AsParallel().AsOrdered().Select(Spoilt)];
            string?[] problems = await MutantCheck.All(texts);
            int failure = Array.FindIndex(problems, problem => problem is not null);
            Assert.True(failure < 0, failure < 0 ? "" : $"CNNDSL_SEED={seeds[failure]} CNNDSL_MUTANTS=1 makes it again:\n{texts[failure]}\n{problems[failure]}");
        }
    }

    [Fact]
    public async Task The_sources_that_people_wrote_are_legal_but_for_the_one_that_says_so()
    {
        string[] texts = [.. WrittenSources.All.Select((_, i) => WrittenSources.Of(i, i))];
        Assert.All(await MutantCheck.All(texts), problem => Assert.Null(problem));
        Assert.All(texts.SkipLast(1), text => Assert.Empty(EditorSession.Reported("Written.cs", text)));
        Assert.Equal("CNN1008", Assert.Single(EditorSession.Reported("Written.cs", texts[^1])).Id);
    }

    [Fact]
    public void A_seed_always_spoils_the_same_way() => Assert.All(Enumerable.Range(1, 20), seed => Assert.Equal(Spoilt(seed), Spoilt(seed)));

    private static string Spoilt(int seed)
    {
        int litter = seed / Litter;
        string source = litter % Written == 0 ? WrittenSources.Of(litter / Written, seed) : Named(Drawn.GetOrAdd(litter, seed => NetworkDraw.Of(Dice.Of(seed))), seed);
        return Mutation.Of(source, new Dice(Dice.Of(seed)));
    }

    /// <summary>A drawn network under a name of its own, for where a mutant loses its namespace others do too.</summary>
    private static string Named(DrawnNetwork network, int seed) =>
        LegalCheck.Source(network, seed).Text.Replace($"class {DrawnNetwork.Class};", $"class {DrawnNetwork.Class}{seed};", StringComparison.Ordinal);
}
