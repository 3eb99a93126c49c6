using CnnDsl.Weights;

namespace CnnDsl.Onnx.Reading;

/// <summary>
/// An order of execution. The standard demands that files have one; some do not, so nodes are sorted, as they stand where they may.
/// </summary>
internal static class GraphOrder
{
    public static OnnxNode[] Sort(IReadOnlyList<OnnxNode> nodes, IEnumerable<string> known, string source)
    {
        Dictionary<string, int> origins = Origins(nodes);
        HashSet<string> given = new(known, StringComparer.Ordinal);
        int[] waiting = new int[nodes.Count];
        List<int>[] readers = [.. nodes.Select(_ => new List<int>())];
        for (int i = 0; i < nodes.Count; i++)
        {
            foreach (string input in nodes[i].Inputs.Where(input => input.Length > 0 && !given.Contains(input)))
            {
                if (!origins.TryGetValue(input, out int origin))
                {
                    throw OnnxException.In(source, $"{OneLine.Of(nodes[i].Kind)} node '{nodes[i].DisplayName}' reads '{OneLine.Of(input)}', which nothing gives");
                }

                waiting[i]++;
                readers[origin].Add(i);
            }
        }

        return Drain(nodes, waiting, readers, source);
    }

    private static OnnxNode[] Drain(IReadOnlyList<OnnxNode> nodes, int[] waiting, List<int>[] readers, string source)
    {
        PriorityQueue<int, int> ready = new(Enumerable.Range(0, nodes.Count).Where(i => waiting[i] == 0).Select(i => (i, i)));
        List<OnnxNode> ordered = [];
        while (ready.TryDequeue(out int next, out _))
        {
            ordered.Add(nodes[next]);
            foreach (int reader in readers[next])
            {
                if (--waiting[reader] == 0)
                {
                    ready.Enqueue(reader, reader);
                }
            }
        }

        if (ordered.Count < nodes.Count)
        {
            int stuck = Array.FindIndex(waiting, count => count > 0);
            throw OnnxException.In(
                source, $"{nodes.Count - ordered.Count} of its nodes read each other's outputs in a circle, {OneLine.Of(nodes[stuck].Kind)} node '{nodes[stuck].DisplayName}' among them");
        }

        return [.. ordered];
    }

    private static Dictionary<string, int> Origins(IReadOnlyList<OnnxNode> nodes)
    {
        Dictionary<string, int> origins = new(StringComparer.Ordinal);
        for (int i = 0; i < nodes.Count; i++)
        {
            foreach (string output in nodes[i].Outputs.Where(output => output.Length > 0))
            {
                origins[output] = i;
            }
        }

        return origins;
    }
}
