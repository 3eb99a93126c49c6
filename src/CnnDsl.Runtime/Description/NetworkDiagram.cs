using System.Globalization;
using System.Text;

namespace CnnDsl.Description;

/// <summary>A network's graph as a Mermaid flowchart.</summary>
internal sealed class NetworkDiagram
{
    /// <summary>A box's line is never broken, and a page holds what it can; the width is in pixels, as are the distances.</summary>
    private const string Heading = """
        ---
        config:
          flowchart:
            wrappingWidth: 600
            rankSpacing: 32
            nodeSpacing: 24
            padding: 8
            subGraphTitleMargin:
              top: 2
              bottom: 8
        ---
        flowchart TD

        """;

    private readonly NetworkInfo _info;
    private readonly Dictionary<string, int> _readers;
    private readonly Dictionary<string, TensorShape> _shapes;
    private readonly Dictionary<string, Box> _boxOf = new(StringComparer.Ordinal);
    private readonly List<Box> _boxes = [];

    private NetworkDiagram(NetworkInfo info)
    {
        _info = info;
        _readers = info.Layers.SelectMany(layer => layer.Inputs).Concat(info.Outputs.Select(output => output.Source))
            .CountBy(name => name, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        _shapes = info.Inputs.Select(input => (input.Name, input.Shape)).Concat(info.Layers.Select(layer => (layer.Name, Shape: layer.OutputShape)))
            .ToDictionary(value => value.Name, value => value.Shape, StringComparer.Ordinal);
        BlockFrames frames = new([.. info.Layers.Select(layer => layer.Name)], [.. info.Layers.Where(layer => !CanJoin(layer)).Select(layer => layer.Name)]);
        foreach (ValueInfo input in info.Inputs)
        {
            string label = input.Format == InputFormat.Planar ? input.Name : $"{input.Name}: {input.Format}";
            Add(input.Name, new Box($"in{_boxes.Count}", [], label, input.Shape, []));
        }

        foreach (LayerInfo layer in info.Layers)
        {
            AddLayer(layer, frames.Of(layer.Name));
        }
    }

    public static string Of(NetworkInfo info) => new NetworkDiagram(info).Write();

    private void AddLayer(LayerInfo layer, string[] frames)
    {
        string kind = layer.Kind + Window(layer);
        if (CanJoin(layer) && _boxOf[layer.Inputs[0]] is var before && before.Frames.SequenceEqual(frames))
        {
            before.Joined.Add(kind);
            _boxOf[layer.Name] = before;
            return;
        }

        // What stands on the frame is not said again within.
        string name = frames is [.., var frame] ? layer.Name[(frame.Length + 1)..] : layer.Name;
        Add(layer.Name, new Box($"n{_boxes.Count}", frames, $"{name}: {kind}", layer.OutputShape, layer.Inputs));
    }

    private void Add(string name, Box box)
    {
        _boxes.Add(box);
        _boxOf[name] = box;
    }

    /// <summary>
    /// Whether a layer goes into the box of the one before: it alone reads that layer, leaves the shape, and has no numbers of its own but a
    /// normalization's.
    /// </summary>
    private bool CanJoin(LayerInfo layer) =>
        layer.Inputs is [var only] && _readers[only] == 1 && !_info.Inputs.Any(input => input.Name == only)
        && layer.OutputShape.Equals(_shapes[only]) && (layer.Weights.Count == 0 || layer.Kind == "BatchNorm");

    /// <summary>As in <c> 3 x 3 / 2</c>: kernel and stride; of a sequence, <c> 3 / 2</c>. A stride of 1 is left out.</summary>
    private static string Window(LayerInfo layer)
    {
        string Sides(string argument)
        {
            string[] sides = [.. layer.Arguments.Where(a => a.Name == argument || a.Name == argument + "Height" || a.Name == argument + "Width")
                .Select(a => a.Value.ToString(CultureInfo.InvariantCulture))];
            return string.Join(" x ", argument == "Stride" ? sides.Distinct() : sides);
        }

        string kernel = Sides("Kernel");
        string stride = Sides("Stride");
        return (kernel.Length > 0 ? $" {kernel}" : "") + (stride is "" or "1" ? "" : $" / {stride}");
    }

    private string Write()
    {
        StringBuilder text = new(Heading.ReplaceLineEndings("\n"));
        WriteBoxes(text, _boxes, 0);
        foreach (Box box in _boxes)
        {
            foreach (string input in box.Inputs)
            {
                text.Append(CultureInfo.InvariantCulture, $"  {_boxOf[input].Id} --> {box.Id}\n");
            }
        }

        foreach ((int i, ValueInfo output) in _info.Outputs.Index())
        {
            text.Append(CultureInfo.InvariantCulture, $"  {_boxOf[output.Source].Id} --> out{i}([\"{output.Name}<br/>{output.Shape}\"])\n");
        }

        return text.ToString();
    }

    /// <summary>Boxes that are in so many frames already; a frame is written as a whole, where its first box stands.</summary>
    private static void WriteBoxes(StringBuilder text, IEnumerable<Box> boxes, int depth)
    {
        string indent = new(' ', 2 * (depth + 1));
        foreach (IGrouping<string, Box> group in boxes.GroupBy(box => box.Frames.Length > depth ? box.Frames[depth] : $" {box.Id}", StringComparer.Ordinal))
        {
            Box first = group.First();
            if (first.Frames.Length > depth)
            {
                text.Append(CultureInfo.InvariantCulture, $"{indent}subgraph {first.Id}f{depth} [\"{group.Key}\"]\n");
                WriteBoxes(text, group, depth + 1);
                text.Append(CultureInfo.InvariantCulture, $"{indent}end\n");
            }
            else
            {
                text.Append(CultureInfo.InvariantCulture, $"{indent}{first.Node}\n");
            }
        }
    }

    /// <summary>A box of the diagram.</summary>
    /// <param name="Id">A number: a layer's name may have what Mermaid's identifiers may not.</param>
    /// <param name="Frames">What it is in, from the outermost on.</param>
    /// <param name="Head">Its first line.</param>
    /// <param name="Shape">Its output.</param>
    /// <param name="Inputs">The layers and inputs that it reads.</param>
    private sealed record Box(string Id, string[] Frames, string Head, TensorShape Shape, IReadOnlyList<string> Inputs)
    {
        /// <summary>Kinds of the layers that joined it.</summary>
        public List<string> Joined { get; } = [];

        public string Node
        {
            get
            {
                string[] lines = [Head, .. Joined.Count > 0 ? [string.Join(", ", Joined)] : (string[])[], Shape.ToString()];
                string label = string.Join("<br/>", lines);
                return Id.StartsWith("in", StringComparison.Ordinal) ? $"{Id}([\"{label}\"])" : $"{Id}[\"{label}\"]";
            }
        }
    }
}
