using CnnDsl.Conformance.Tests.Data;
using CnnDsl.Conformance.Tests.Running;
using CnnDsl.Conformance.Tests.Table;

namespace CnnDsl.Conformance.Tests;

public sealed class ConformanceTests
{
    private const int Least = 300;

    private static readonly Lazy<IReadOnlyDictionary<string, string>> Committed = new(UpdatedTable);

    /// <summary>Every test that the package has, or one row that fails and says how to install it.</summary>
    public static TheoryData<string> Tests
    {
        get
        {
            try
            {
                return [.. OnnxTestData.All.Select(test => test.Id)];
            }
            catch (DirectoryNotFoundException)
            {
                return ["libonnx-testdata"];
            }
        }
    }

    [Theory]
    [MemberData(nameof(Tests))]
    public void A_test_passes_where_the_table_says_so_and_nowhere_else(string test)
    {
        string found = ConformanceRun.All[test];
        string committed = Committed.Value.GetValueOrDefault(test, "missing");
        Assert.True(
            found == ConformanceTable.Pass || committed != ConformanceTable.Pass,
            $"{test} passed when the table was written; now: {found}");
        Assert.True(
            found != ConformanceTable.Pass || committed == ConformanceTable.Pass,
            $"{test} passes, and the table says: {committed}. UPDATE_SNAPSHOTS=1 writes the table.");
    }

    [Fact]
    public void The_table_is_what_would_be_written_today()
    {
        _ = Committed.Value;
        Assert.True(
            ConformanceTable.Text(Merged()) == File.ReadAllText(ConformanceTable.FilePath),
            "Reasons or counts in onnx-1.12.md are not today's. UPDATE_SNAPSHOTS=1 writes the table.");
    }

    [Fact]
    public void The_package_has_the_tests_of_ONNX_1_12() => Assert.Equal(OnnxTestData.Count, OnnxTestData.All.Count);

    [Fact]
    public void No_test_makes_anything_crash() =>
        Assert.DoesNotContain(ConformanceRun.All, result => result.Value.StartsWith("crash", StringComparison.Ordinal));

    [Fact]
    public void Enough_tests_pass() => Assert.InRange(ConformanceRun.All.Values.Count(result => result == ConformanceTable.Pass), Least, OnnxTestData.Count);

    /// <summary>The committed table; first written anew where that is asked for.</summary>
    private static IReadOnlyDictionary<string, string> UpdatedTable()
    {
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            ConformanceTable.Write(Merged());
        }

        return ConformanceTable.Read();
    }

    /// <summary>Today's results, but what passed once stays: the table only grows, and what is lost is a failure.</summary>
    private static Dictionary<string, string> Merged()
    {
        IReadOnlyDictionary<string, string> before = ConformanceTable.Read();
        return ConformanceRun.All.ToDictionary(
            result => result.Key,
            result => before.GetValueOrDefault(result.Key) == ConformanceTable.Pass ? ConformanceTable.Pass : result.Value);
    }
}
