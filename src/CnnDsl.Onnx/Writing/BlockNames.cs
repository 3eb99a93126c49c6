using System.Text.RegularExpressions;

namespace CnnDsl.Onnx.Writing;

/// <summary>What blocks are called: by what they are where the field has a word, else by the names of their uses.</summary>
internal sealed partial class BlockNames
{
    /// <summary>Words of names that say nothing of what they stand for.</summary>
    private static readonly HashSet<string> Generic = new(StringComparer.OrdinalIgnoreCase)
    {
        "features", "layer", "layers", "block", "blocks", "stage", "stages", "model", "module", "backbone", "body", "net", "network", "conv", "use", "m", "input", "output",
    };

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public void Take(string name) => _taken.Add(name);

    /// <summary>A name that no other block has.</summary>
    public string Propose(Alignment groups)
    {
        string name = ByStructure(groups) ?? ByName(groups.Groups[0].Prefix) ?? "Unit";
        string free = name;
        for (int i = 2; _taken.Contains(free); i++)
        {
            free = FormattableString.Invariant($"{name}{i}");
        }

        return free;
    }

    private static string? ByStructure(Alignment groups)
    {
        Group longest = groups.Groups.MaxBy(group => group.Nodes.Count)!;
        Node[] convolutions = [.. longest.Nodes.Where(node => node.Kind.Contains("Conv2D", StringComparison.Ordinal))];
        bool isResidual = longest.Nodes.Any(node => node.Kind == "Add");
        return longest.Nodes switch
        {
            [{ Kind: "GlobalAvgPool2D" }, .., { Kind: "Mul" } scaled] when scaled.Inputs.Contains(longest.Input) => "SqueezeExcite",
            _ when isResidual && convolutions.Any(convolution => convolution.Kind == "DepthwiseConv2D") && KernelOf(convolutions[0]) == 1 => "InvertedResidual",
            _ when isResidual && IsSeparable(convolutions) => $"{ShortcutOf(longest)}SeparableResidual",
            _ when isResidual && convolutions.Length >= 3 && KernelOf(convolutions[0]) == 1 && KernelOf(convolutions[2]) == 1 => "Bottleneck",
            _ when isResidual && convolutions.Length >= 2 => "BasicBlock",
            _ when isResidual => "Residual",
            [{ Kind: "DepthwiseConv2D" }, ..] when IsSeparable(convolutions) && !longest.Nodes.Any(node => node.IsMerge) => "DepthwiseSeparable",
            [.., { Kind: "Concat" } concat] when concat.Inputs.Contains(longest.Input) => "DenseLayer",
            [.., { Kind: "Concat", Inputs.Count: 2 }] when convolutions.Length == 3 => "Fire",
            [.., { Kind: "Concat", Inputs.Count: > 2 }] when convolutions.Length >= 3 => "Inception",
            _ => null,
        };
    }

    private static bool IsSeparable(Node[] convolutions) => convolutions is [{ Kind: "DepthwiseConv2D" }, var pointwise] && KernelOf(pointwise) == 1;

    /// <summary>What a residual is besides: pooled, and with new channels, which a concatenation brings.</summary>
    private static string ShortcutOf(Group residual) => residual.Nodes.Any(node => node.Kind.Contains("Pool", StringComparison.Ordinal)) ? "Downsampling"
        : residual.Nodes.Any(node => node.Kind == "Concat") ? "Widening" : "";

    private static int? KernelOf(Node convolution) => convolution.Arguments.FirstOrDefault(argument => argument.Name == "Kernel")?.Value as int?;

    /// <summary>The last word of a prefix that says something: DenseLayer for features.denseblock1.dense_layer2.</summary>
    private static string? ByName(string prefix) => prefix.Split('.').Reverse()
        .Select(part => string.Concat(Words().Matches(part).Select(word => char.ToUpperInvariant(word.Value[0]) + word.Value[1..])))
        .FirstOrDefault(word => word.Length > 1 && !Generic.Contains(word));

    [GeneratedRegex("[A-Za-z]+")]
    private static partial Regex Words();
}
