using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using CnnDsl;

namespace Zoo.Tests.Description;

/// <summary>Diagrams as a browser draws them. <c>CNNDSL_PICTURES</c> names a folder to keep the pictures in.</summary>
public sealed partial class PictureTests : IDisposable
{
    /// <summary>Where Mermaid is: dist/mermaid.min.js of the npm package mermaid 11.</summary>
    private const string MermaidVariable = "CNNDSL_MERMAID";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cnndsl");

    public void Dispose() => _folder.Delete(recursive: true);

    [MermaidFact]
    public void ResNet18_is_drawn_with_all_boxes_frames_and_arrows() => Draws(ResNet18.Info);

    [MermaidFact]
    public void Blocks_within_blocks_are_drawn() => Draws(Excited.Info);

    [MermaidFact]
    public void Several_inputs_and_outputs_are_drawn() => Draws(Stereo.Info);

    private void Draws(NetworkInfo info)
    {
        Diagram diagram = new(info.ToMermaid());
        string page = WritePage(diagram);
        string elements = Browser.Elements(page);
        Assert.DoesNotContain("Syntax error", elements, StringComparison.Ordinal);
        Assert.Equal(diagram.Boxes.Count + info.Inputs.Count + info.Outputs.Count, Node().Count(elements));
        Assert.Equal(diagram.Frames.Count, Cluster().Count(elements));
        Assert.Equal(diagram.Arrows.Count, Edge().Count(elements));
        Assert.All(diagram.Boxes.Values.SelectMany(lines => lines).Concat(diagram.Frames), line => Assert.Contains($">{line}<", elements, StringComparison.Ordinal));

        // As large as the drawing, so that nothing is cut off; and in a form that a page can hold.
        double[] size = [.. ViewBox().Match(elements).Groups.Values.Skip(1).Select(group => double.Parse(group.Value, CultureInfo.InvariantCulture))];
        Assert.InRange(size[0], 100, 1200);
        Assert.InRange(size[1], 100, 10_000);
        string picture = Path.Combine(Environment.GetEnvironmentVariable("CNNDSL_PICTURES") ?? _folder.FullName, $"{info.Name}.png");
        Browser.TakePicture(page, (int)size[0] + 20, (int)size[1] + 20, picture);
        Assert.InRange(new FileInfo(picture).Length, 10_000, long.MaxValue);
    }

    private string WritePage(Diagram diagram)
    {
        string page = Path.Combine(_folder.FullName, "page.html");
        File.WriteAllText(page, $$"""
            <!doctype html><meta charset="utf-8"><body style="margin: 8px"><pre class="mermaid" style="margin: 0">{{WebUtility.HtmlEncode(diagram.Text)}}</pre>
            <script src="{{new Uri(Environment.GetEnvironmentVariable(MermaidVariable)!).AbsoluteUri}}"></script>
            <script>mermaid.initialize({ startOnLoad: true, flowchart: { useMaxWidth: false } });</script></body>
            """);
        return page;
    }

    [GeneratedRegex("<g class=\"node ")]
    private static partial Regex Node();

    [GeneratedRegex("<g class=\"cluster[ \"]")]
    private static partial Regex Cluster();

    [GeneratedRegex("<path [^>]*class=\"[^\"]*flowchart-link")]
    private static partial Regex Edge();

    [GeneratedRegex("<svg [^>]*viewBox=\"[-0-9.]+ [-0-9.]+ ([0-9.]+) ([0-9.]+)\"")]
    private static partial Regex ViewBox();

    private sealed class MermaidFactAttribute : FactAttribute
    {
        public MermaidFactAttribute()
        {
            if (!File.Exists(Browser.Program) || !File.Exists(Environment.GetEnvironmentVariable(MermaidVariable)))
            {
                Skip = $"There is no {Browser.Program}, or {MermaidVariable} does not name dist/mermaid.min.js of the npm package mermaid 11.";
            }
        }
    }
}
