using System.Text.RegularExpressions;

namespace CnnDsl.Benchmarks.Guard;

/// <summary>What is wrong in a loop of machine code.</summary>
/// <param name="Method">The method, as the JIT calls it.</param>
/// <param name="Instruction">The call, the store of a vector to the stack, or the move of one from register to register.</param>
internal sealed record Offence(string Method, string Instruction);

/// <summary>One method of the JIT's listing (DOTNET_JitDisasm).</summary>
/// <param name="Method">Its name with its type arguments.</param>
/// <param name="Lines">Labels and instructions.</param>
internal sealed partial record JitListing(string Method, IReadOnlyList<string> Lines)
{
    /// <summary>The methods of a listing.</summary>
    public static IReadOnlyList<JitListing> Read(IEnumerable<string> lines)
    {
        List<JitListing> listings = [];
        foreach (string line in lines)
        {
            if (Title().Match(line) is { Success: true } title)
            {
                listings.Add(new JitListing(title.Groups[1].Value, new List<string>()));
            }
            else if (listings.Count > 0)
            {
                ((List<string>)listings[^1].Lines).Add(line.Trim());
            }
        }

        return listings;
    }

    /// <summary>Innermost loops that multiply and add: from a label to the jump back to it, without another such loop inside.</summary>
    public IReadOnlyList<IReadOnlyList<string>> HotLoops()
    {
        Dictionary<string, int> labels = [];
        List<(int First, int Last)> loops = [];
        for (int i = 0; i < Lines.Count; i++)
        {
            if (Label().Match(Lines[i]) is { Success: true } label)
            {
                labels[label.Groups[1].Value] = i;
            }
            else if (Jump().Match(Lines[i]) is { Success: true } jump && labels.TryGetValue(jump.Groups[1].Value, out int first))
            {
                loops.Add((first, i));
            }
        }

        (int First, int Last)[] multiplying = [.. loops.Where(loop => Between(loop).Any(line => Product().IsMatch(line)))];
        return
        [
            .. multiplying
                .Where(loop => !multiplying.Any(other => other != loop && other.First >= loop.First && other.Last <= loop.Last))
                .Select(loop => Between(loop).ToArray()),
        ];
    }

    private IEnumerable<string> Between((int First, int Last) loop) => Lines.Skip(loop.First).Take(loop.Last - loop.First + 1);

    /// <summary>
    /// Calls and vectors that are stored to the stack, in the hot loops. In an emitted tile also calls anywhere, for products that the JIT
    /// did not inline leave a loop that multiplies nothing; and in its hot loops vectors that are moved, because a sum came out in another
    /// register. Kernels of the runtime shift what they have read from one to the next.
    /// </summary>
    public IEnumerable<Offence> Offences()
    {
        string[] hot = [.. HotLoops().SelectMany(loop => loop)];
        return (IsEmitted ? Lines : hot).Where(line => line.StartsWith("call", StringComparison.Ordinal))
            .Concat(hot.Where(line => Spill().IsMatch(line) || (IsEmitted && Move().IsMatch(line))))
            .Select(line => new Offence(Method, line));
    }

    private bool IsEmitted => Method.Contains("__Tile", StringComparison.Ordinal);

    [GeneratedRegex(@"^; Assembly listing for method (.+?) \((?:FullOpts|Tier1|Tier1-OSR)\)")]
    private static partial Regex Title();

    [GeneratedRegex(@"^(G_M\w+_IG\d+):")]
    private static partial Regex Label();

    [GeneratedRegex(@"^j\w+\s+(?:SHORT\s+)?(G_M\w+_IG\d+)$")]
    private static partial Regex Jump();

    [GeneratedRegex(@"^v?(fmadd\d+|mul)ps\s")]
    private static partial Regex Product();

    // Without the prefix, as where AVX is off, an instruction overwrites an operand, and moves must be.
    [GeneratedRegex(@"^vmov\w+\s+[xyz]mm\d+, [xyz]mm\d+$")]
    private static partial Regex Move();

    [GeneratedRegex(@"^v?mov\w+\s+[xyz]mmword ptr \[(?:rsp|rbp)")]
    private static partial Regex Spill();
}
