using System.Text.RegularExpressions;
using CnnDsl.Generator.Tests.Harness;

namespace CnnDsl.Generator.Tests.Snapshots;

/// <summary>README shows what is emitted for its network.</summary>
public sealed partial class ReadmeTests
{
    private const string Cut = "...";

    [Fact]
    public void Every_line_of_emitted_code_in_README_is_emitted_for_its_network_and_in_that_order()
    {
        string[] blocks = [.. BlockPattern().Matches(Repository.Read("README.md")).Select(match => match.Groups["code"].Value)];
        string network = blocks.First(block => block.Contains("public partial class LeNet5;", StringComparison.Ordinal));
        string excerpt = blocks.Single(block => block.Contains("V.Accumulate(", StringComparison.Ordinal));
        string emitted = Expect.NoErrors("namespace Users;\n" + network).Text;

        int at = 0;
        foreach (string line in excerpt.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line != Cut))
        {
            // What README cuts off is the end of a line.
            string shown = line.Split(Cut)[0];
            int found = emitted.IndexOf(shown, at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"README shows a line that is not emitted, or not behind those before it:\n{shown}");
            at = found + shown.Length;
        }
    }

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex BlockPattern();
}
