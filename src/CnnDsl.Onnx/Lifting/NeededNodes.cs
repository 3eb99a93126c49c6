using CnnDsl.Onnx.Reading;

namespace CnnDsl.Onnx.Lifting;

/// <summary>Finds what keeps the outputs from being known: nodes that were refused, and outputs of nodes that no layer gives.</summary>
internal static class NeededNodes
{
    public static RefusedNode[] Of(GraphView graph, IReadOnlyDictionary<OnnxNode, RefusedNode> refused)
    {
        OnnxGraph model = graph.Model.Graph;
        HashSet<string> missing = new(model.Outputs.Select(output => output.Name).Where(IsMissing), StringComparer.Ordinal);
        List<RefusedNode> found = [];
        foreach (OnnxNode node in model.Nodes.Reverse().Where(node => node.Outputs.Any(missing.Contains)))
        {
            string[] behind = [.. node.Inputs.Where(input => input.Length > 0 && IsMissing(input))];
            missing.UnionWith(behind);
            if (refused.TryGetValue(node, out RefusedNode? reason))
            {
                found.Add(reason);
            }
            else if (behind.Length == 0)
            {
                string output = node.Outputs.First(missing.Contains);
                found.Add(new RefusedNode(new UnsupportedNode(node.DisplayName, node.Kind, $"no layer gives its output '{output}'"), TouchesBatch: false));
            }
        }

        found.Reverse();
        return [.. found];

        bool IsMissing(string value) => graph.Value(value) is MissingValue;
    }
}
