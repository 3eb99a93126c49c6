using System.Globalization;
using System.Xml.Linq;

namespace CnnDsl.Benchmarks.Compare;

/// <summary>One bar: a network at a batch and a number of threads, and how many times as long ONNX Runtime takes.</summary>
internal sealed record RatioBar(string Network, string Setting, double Ratio);

/// <summary>A drawing of the ratios, in SVG: a group of bars for each network, and a line where both sides are alike.</summary>
internal static class RatioPicture
{
    private const int Left = 130;
    private const int Scale = 150;
    private const int Bar = 14;
    private const int Gap = 12;
    private const int Top = 64;

    private static readonly string[] Colours = ["#1b6ca8", "#7fb3d5", "#b9770e", "#f0b27a"];
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <param name="path">The file.</param>
    /// <param name="title">What was measured, where and when.</param>
    /// <param name="bars">In the order in which they are drawn; those of a network together.</param>
    public static void Save(string path, string title, IReadOnlyList<RatioBar> bars)
    {
        string[] settings = [.. bars.Select(bar => bar.Setting).Distinct()];
        double most = Math.Ceiling(bars.Max(bar => bar.Ratio) * 2) / 2;
        int width = Left + (int)(most * Scale) + 60;
        int bottom = Top;
        List<XElement> drawn = [];
        foreach (IGrouping<string, RatioBar> network in bars.GroupBy(bar => bar.Network))
        {
            drawn.Add(Text(Left - 10, bottom + (network.Count() * Bar / 2.0) + 4, network.Key, "end"));
            foreach (RatioBar bar in network)
            {
                drawn.Add(new XElement(
                    Svg + "rect", At("x", Left), At("y", bottom), At("width", bar.Ratio * Scale), At("height", Bar - 2),
                    new XAttribute("fill", Colours[Array.IndexOf(settings, bar.Setting) % Colours.Length])));
                drawn.Add(Text(Left + (bar.Ratio * Scale) + 4, bottom + Bar - 4, bar.Ratio.ToString("0.00", CultureInfo.InvariantCulture), "start"));
                bottom += Bar;
            }

            bottom += Gap;
        }

        XElement root = new(
            Svg + "svg", At("width", width), At("height", bottom + 20), new XAttribute("font-family", "sans-serif"), new XAttribute("font-size", "11"),
            new XElement(Svg + "rect", new XAttribute("width", "100%"), new XAttribute("height", "100%"), new XAttribute("fill", "white")),
            Text(10, 18, title, "start"),
            settings.Select(Legend),
            Enumerable.Range(0, (int)(most * 2) + 1).SelectMany(half => Line(half / 2.0, bottom)),
            drawn);
        new XDocument(root).Save(path);
    }

    private static XElement[] Legend(string setting, int index) =>
    [
        new(Svg + "rect", At("x", Left + (index * 190)), At("y", 30), At("width", 12), At("height", 12), new XAttribute("fill", Colours[index % Colours.Length])),
        Text(Left + (index * 190) + 18, 40, setting, "start"),
    ];

    /// <summary>A line across all bars at a ratio, with its number; at 1 it is bold.</summary>
    private static XElement[] Line(double ratio, int bottom) =>
    [
        new(
            Svg + "line", At("x1", Left + (ratio * Scale)), At("x2", Left + (ratio * Scale)), At("y1", Top - 8), At("y2", bottom),
            new XAttribute("stroke", ratio == 1 ? "#333" : "#ddd"), At("stroke-width", ratio == 1 ? 2 : 1)),
        Text(Left + (ratio * Scale), bottom + 14, ratio.ToString("0.0", CultureInfo.InvariantCulture), "middle"),
    ];

    private static XElement Text(double x, double y, string text, string anchor) =>
        new(Svg + "text", At("x", x), At("y", y), new XAttribute("text-anchor", anchor), text);

    private static XAttribute At(string name, double value) => new(name, value.ToString("0.#", CultureInfo.InvariantCulture));
}
