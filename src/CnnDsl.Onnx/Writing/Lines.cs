namespace CnnDsl.Onnx.Writing;

/// <summary>Puts attributes on lines as people do: a convolution with its normalization, activation and pool; merges and uses by themselves.</summary>
internal static class Lines
{
    /// <summary>Longest line of attributes.</summary>
    private const int Width = 150;

    /// <summary>Longest line with several dense layers, or with a pool behind a convolution.</summary>
    private const int Comfortable = 120;

    /// <summary>The lines, each with its last node.</summary>
    public static IEnumerable<(string Text, Node Last)> Of(IReadOnlyList<Node> body, IReadOnlyList<string> texts)
    {
        List<Node> line = [];
        string text = "";
        bool isRest = false;
        for (int i = 0; i < body.Count; i++)
        {
            bool reads = i > 0 && body[i].Inputs is [var only] && only == body[i - 1].Result;
            string longer = $"{text}, {texts[i]}";
            if (line.Count > 0 && !(reads && longer.Length < Width && !(isRest && IsWork(body[i])) && Joins(line, body[i], longer.Length)))
            {
                // A normalization goes along with its activation.
                int kept = reads && RoleOf(body[i]) == Role.Point && line.Count > 1 && RoleOf(line[^1]) == Role.Norm ? line.Count - 1 : line.Count;
                yield return ($"[{string.Join(", ", texts.Skip(i - line.Count).Take(kept))}]", line[kept - 1]);
                line.RemoveRange(0, kept);
                isRest = line.Count > 0;
                text = string.Join(", ", texts.Skip(i - line.Count).Take(line.Count));
                longer = $"{text}, {texts[i]}";
            }

            text = line.Count == 0 ? texts[i] : longer;
            line.Add(body[i]);
        }

        if (line.Count > 0)
        {
            yield return ($"[{text}]", line[^1]);
        }
    }

    private static bool Joins(List<Node> line, Node next, int length) => RoleOf(next) switch
    {
        _ when line[0].Block is not null => false,
        Role.Work => CanWorkJoin(line, next, length),
        Role.Norm => line.Any(IsWork) && !line.Any(node => RoleOf(node) == Role.Norm),
        Role.Point => true,
        Role.Pool => line.Any(IsWork) && line.All(node => RoleOf(node) != Role.Pool) && length < Comfortable,
        Role.Shape => line.All(node => RoleOf(node) is Role.Shape or Role.Point) && !next.Kind.StartsWith("Global", StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>A line has one convolution or dense layer; several dense ones, or those behind a global pool, where they are short.</summary>
    private static bool CanWorkJoin(List<Node> line, Node next, int length)
    {
        bool isPlain = RoleOf(line[0]) != Role.Point && line.All(node => RoleOf(node) is Role.Shape or Role.Point or Role.Norm);
        bool isHead = line.Where(IsWork).All(node => node.Kind == next.Kind) && length < Comfortable
            && (next.Kind == "Dense" || line[0].Kind.StartsWith("Global", StringComparison.Ordinal));
        return line.All(node => RoleOf(node) != Role.Pool && !node.IsMerge) && (isPlain || isHead);
    }

    /// <summary>Whether it is a convolution or dense layer.</summary>
    public static bool IsWork(Node node) => RoleOf(node) == Role.Work;

    private static Role RoleOf(Node node) => node.Kind switch
    {
        _ when node.Block is not null || node.IsMerge => Role.Apart,
        "Input" or "Constant" or "Split" or "Slice" => Role.Apart,
        "Dense" => Role.Work,
        "Flatten" or "Reshape" or "Transpose" or "Pad" or "Normalize" or "Upsample" => Role.Shape,
        string kind when kind.Contains("Conv", StringComparison.Ordinal) => Role.Work,
        string kind when kind.Contains("Norm", StringComparison.Ordinal) || kind == "LRN" => Role.Norm,
        string kind when kind.StartsWith("Global", StringComparison.Ordinal) || kind.Contains("Shuffle", StringComparison.Ordinal) => Role.Shape,
        string kind when kind.StartsWith("Adaptive", StringComparison.Ordinal) || kind.StartsWith("Reduce", StringComparison.Ordinal) => Role.Shape,
        string kind when kind.Contains("Pool", StringComparison.Ordinal) => Role.Pool,
        _ => Role.Point,
    };

    /// <summary>What a layer is on its line.</summary>
    private enum Role
    {
        /// <summary>A convolution or dense layer.</summary>
        Work,

        /// <summary>A normalization.</summary>
        Norm,

        /// <summary>An activation, or anything else that goes element by element.</summary>
        Point,

        /// <summary>A pool with a window.</summary>
        Pool,

        /// <summary>What changes the shape alone, and pools of whole maps.</summary>
        Shape,

        /// <summary>Begins a line: a merge, a use.</summary>
        Apart,
    }
}
