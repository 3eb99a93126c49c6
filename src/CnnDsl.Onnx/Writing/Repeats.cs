using System.Globalization;
using System.Text.RegularExpressions;

namespace CnnDsl.Onnx.Writing;

/// <summary>Uses of one block in a row, under names that count on, become one use that repeats.</summary>
internal static partial class Repeats
{
    /// <summary>The body with its runs as repeated uses.</summary>
    public static void Fold(List<Node> body, IReadOnlyList<NamedValue> outputs, Action<Node, Node> replace)
    {
        for (int first = 0; first < body.Count; first++)
        {
            int count = 1;
            Match? counter = null;
            while (first + count < body.Count && Follows(body, first, count, outputs, ref counter))
            {
                count++;
            }

            if (count > 1)
            {
                Node last = body[first + count - 1];
                Node run = Run(body[first], last, counter!, count, body);
                body.RemoveRange(first, count);
                body.Insert(first, run);
                replace(last, run);
            }
        }
    }

    /// <summary>Whether a node is the next in a run: the same block and sizes, reading only the one before, which only it reads, its number one more.</summary>
    private static bool Follows(List<Node> body, int first, int count, IReadOnlyList<NamedValue> outputs, ref Match? counter)
    {
        (Node start, Node before, Node next) = (body[first], body[first + count - 1], body[first + count]);
        bool isLinked = start.Block is not null && next.Block == start.Block && start.Repeat == 0 && next.Repeat == 0
            && next.Inputs is [var input] && input.Node == before
            && body.SelectMany(node => node.Inputs).Count(read => read.Node == before) == 1
            && outputs.All(output => output.Value.Node != before)
            && next.Arguments.All(size => size.Name != "Stride")
            && next.Arguments.SequenceEqual(start.Arguments.Where(size => size.Name != "Stride"));
        counter ??= isLinked ? Digits().Matches(start.Name).FirstOrDefault(digits => Counted(start.Name, digits, 1) == next.Name) : null;
        return isLinked && counter is not null && Counted(start.Name, counter, count) == next.Name;
    }

    private static Node Run(Node start, Node last, Match counter, int count, List<Node> body)
    {
        string before = start.Name[..counter.Index];
        string group = before.TrimEnd('.');
        bool isPlain = counter.Value == "0" && before.EndsWith('.') && counter.Index + 1 == start.Name.Length && body.All(node => node.Name != group);
        return new Node("Use", isPlain ? group : $"{before}{{{counter.Value}}}{start.Name[(counter.Index + counter.Length)..]}", last.Output)
        {
            Block = start.Block,
            Repeat = count,
            Inputs = [.. start.Inputs],
            Arguments = start.Arguments,
        };
    }

    private static string? Counted(string name, Match digits, int more) =>
        int.TryParse(digits.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && (number + more) < 1_000_000
            ? FormattableString.Invariant($"{name[..digits.Index]}{number + more}{name[(digits.Index + digits.Length)..]}") : null;

    [GeneratedRegex("0|[1-9][0-9]*")]
    private static partial Regex Digits();
}
