using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace CnnDsl.Generator.Parsing;

/// <summary>What a network returns, and whether all that it computes leads there.</summary>
internal sealed class OutputReader(GraphBuilder graph, SourceMap map)
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>What the [Output]s name, or the last layer when there is none.</summary>
    public List<NetworkOutput> Read(AttributeReader.Found[] attributes, Scope scope)
    {
        List<NetworkOutput> outputs = [.. attributes.Select(attribute => ReadOutput(attribute, scope)).OfType<NetworkOutput>()];
        if (outputs.Count == 0)
        {
            outputs.Add(new NetworkOutput(graph.Layers.Count - 1, graph.Layers[graph.Layers.Count - 1].Name));
        }

        CheckReaders(outputs, attributes.Length > 0);
        return outputs;
    }

    /// <summary>The value that an [Output] names; null, and a report, when there is none or its name is taken.</summary>
    private NetworkOutput? ReadOutput(AttributeReader.Found output, Scope scope)
    {
        string layer = output.OutputLayer ?? "";
        string name = output.Name ?? layer;
        if (!output.Compiles || graph.Find(output, name, layer, "Layer", scope) is not { } index)
        {
            return null;
        }

        Location place = output.Arguments.TryGetValue("Name", out Location? stated) ? stated : output.Place;
        if (!GraphBuilder.IsWellFormed(name))
        {
            map.Report(DiagnosticIds.MalformedName, place, null, [output.Kind, name], Spelling.WellFormed(name) is { } repaired ? [Remedy.Set("Name", CSharpLiteral.Of(repaired))] : []);
            return null;
        }

        if (!_names.Add(name))
        {
            map.Report(DiagnosticIds.DuplicateOutput, place, null, [output.Kind, name], [Remedy.Set("Name", CSharpLiteral.Of(Spelling.Free(name, _names.Contains)))]);
            return null;
        }

        return new NetworkOutput(index, name);
    }

    /// <summary>Every value must be read or returned, else a name was forgotten.</summary>
    private void CheckReaders(List<NetworkOutput> outputs, bool stated)
    {
        if (map.HasErrors || graph.Layers.Any(layer => layer.Kind.Length == 0 || (layer.Inputs.Count == 0 && !GraphBuilder.IsSource(layer.Kind))))
        {
            return;
        }

        HashSet<int> read = [.. graph.Layers.SelectMany(layer => layer.Inputs), .. outputs.Select(output => output.Layer)];
        for (int i = 0; i < graph.Layers.Count; i++)
        {
            if (!read.Contains(i))
            {
                map.Report(DiagnosticIds.UnreadLayer, map.Find(i, []), map.UseOf(i), [graph.Layers[i].Kind, graph.Layers[i].Name], Remedies(i, stated));
            }
        }
    }

    /// <summary>It is returned, beside the last layer where that is returned without [Output], or it goes.</summary>
    private Remedy[] Remedies(int layer, bool stated) => map.UseOf(layer) is not null ? [Remedy.Delete()]
        : [Remedy.Return(graph.Layers[layer].Name, stated ? null : graph.Layers[graph.Layers.Count - 1].Name), Remedy.Delete()];
}
