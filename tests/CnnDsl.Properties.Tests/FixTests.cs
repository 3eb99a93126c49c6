using CnnDsl.Harness;
using CnnDsl.Properties.Tests.Checks;
using CnnDsl.Properties.Tests.Drawing;
using Xunit.Abstractions;

namespace CnnDsl.Properties.Tests;

public sealed class FixTests(ITestOutputHelper output)
{
    /// <summary>Fixes of one compilation.</summary>
    private const int Chunk = 100;

    [Fact]
    public void Every_fix_that_is_offered_for_a_broken_network_mends_its_error_and_leads_to_no_other()
    {
        OfferedFix[] fixes =
        [
            .. Enumerable.Range(Settings.Seed, Settings.Networks).AsParallel().AsOrdered()
                .SelectMany(seed => Offered(LegalCheck.Source(Broken(seed), seed))),
        ];
        foreach (OfferedFix[] chunk in fixes.Chunk(Chunk))
        {
            string?[] problems = FixCheck.All(chunk);
            int failure = Array.FindIndex(problems, problem => problem is not null);
            Assert.True(failure < 0, failure < 0 ? "" : $"{chunk[failure].Path}, '{chunk[failure].Title}':\n{chunk[failure].Text}\n{problems[failure]}\nBefore:\n{string.Join('\n', chunk[failure].Before)}");
        }

        output.WriteLine($"{fixes.Length} fixes for {fixes.Select(fix => fix.Path).Distinct().Count()} of {Settings.Networks} networks: {string.Join(", ", fixes.CountBy(fix => fix.Mended.Id).OrderBy(pair => pair.Key))}");
        if (Settings.Networks >= 500)
        {
            Assert.True(fixes.Length > Settings.Networks / 4, $"Only {fixes.Length} fixes.");
            Assert.True(fixes.Select(fix => fix.Mended.Id).Distinct().Count() > 10, "Fixes of too few kinds.");
        }
    }

    /// <summary>Now with mistakes as people make them, now with any.</summary>
    private static DrawnNetwork Broken(int seed) => seed % 4 == 0 ? Breakage.Seeded(seed) : Slip.Seeded(seed);

    private static IReadOnlyList<OfferedFix> Offered(NetworkSource source) => EditorSession.Fixes(source.Type + ".cs", source.Text);
}
