using CnnDsl.Harness;

namespace CnnDsl.Properties.Tests.Checks;

/// <summary>Holds a network with blocks against the same one with the blocks written out: layer by layer they are the same.</summary>
internal static class Description
{
    /// <summary>The first layer or output in which two networks differ, as a sentence; null when there is none.</summary>
    public static string? Difference(CompiledSource blocks, CompiledSource flat)
    {
        if (flat.Network is null)
        {
            return $"Without blocks: {flat.Crash?.ToString() ?? flat.Complaints[0].ToString()}";
        }

        string[] found = [.. Lines(blocks.Network!.Info)];
        string[] expected = [.. Lines(flat.Network.Info)];
        int at = Enumerable.Range(0, Math.Max(found.Length, expected.Length)).FirstOrDefault(i => found.ElementAtOrDefault(i) != expected.ElementAtOrDefault(i), -1);
        return at < 0 ? null : $"With blocks there is {found.ElementAtOrDefault(at) ?? "nothing"}; written out it is {expected.ElementAtOrDefault(at) ?? "nothing"}";
    }

    private static IEnumerable<string> Lines(NetworkInfo info) =>
    [
        .. info.Inputs.Select(input => $"{input.Name}: {input.Shape} {input.Format}"),
        .. info.Layers.Select(layer =>
            $"{layer.Name}: {layer.Kind}({string.Join(", ", layer.Arguments.Select(argument => FormattableString.Invariant($"{argument.Name} = {argument.Value}")))}) "
            + $"of {string.Join(", ", layer.Inputs)} -> {layer.OutputShape}; {string.Join(", ", layer.Weights)}"),
        .. info.Outputs.Select(output => $"output {output.Source}: {output.Shape}"),
    ];
}
