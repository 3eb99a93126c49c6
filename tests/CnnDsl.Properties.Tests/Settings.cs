using System.Globalization;

namespace CnnDsl.Properties.Tests;

/// <summary>How many networks are drawn, and from which seed on: network i has the seed <see cref="Seed"/> + i.</summary>
internal static class Settings
{
    /// <summary>Of each kind, legal and illegal. CNNDSL_NETWORKS=5000 draws more.</summary>
    public static int Networks { get; } = Number("CNNDSL_NETWORKS", 500);

    /// <summary>CNNDSL_SEED=1234 CNNDSL_NETWORKS=1 draws one network again.</summary>
    public static int Seed { get; } = Number("CNNDSL_SEED", 1);

    /// <summary>Sources with tokens lost, doubled or swapped. CNNDSL_MUTANTS=100000 makes more.</summary>
    public static int Mutants { get; } = Number("CNNDSL_MUTANTS", 5000);

    /// <summary>Networks of one compilation.</summary>
    public const int Chunk = 100;

    private static int Number(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
