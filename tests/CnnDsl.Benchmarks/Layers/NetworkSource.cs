using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using CnnDsl.Benchmarks.Compare;
using CnnDsl.Onnx.Compiling;

namespace CnnDsl.Benchmarks.Layers;

/// <summary>The files of the networks' classes, which stand in this assembly too.</summary>
internal static partial class NetworkSource
{
    /// <summary>What the SDK puts before every file of these projects, as far as they want it.</summary>
    private const string ImplicitUsings = "global using System; global using System.Linq; global using System.Collections.Generic;\n";

    /// <summary>The text of the file in which the network is declared, which compiles by itself.</summary>
    public static string Of(Subject subject) => Of(subject.Info.Name);

    /// <summary>The same, by the class's name.</summary>
    public static string Of(string network)
    {
        Assembly assembly = typeof(NetworkSource).Assembly;
        foreach (string resource in assembly.GetManifestResourceNames())
        {
            using StreamReader reader = new(assembly.GetManifestResourceStream(resource)!);
            string text = reader.ReadToEnd();
            if (text.Contains($"partial class {network};", StringComparison.Ordinal))
            {
                return ImplicitUsings + text;
            }
        }

        throw new UsageException($"The source of {network} is not in this assembly.");
    }

    /// <summary>Whether the network's head takes maps of every size: without Flatten, it ends in a global pool.</summary>
    public static bool CanResize(Subject subject) => subject.Info.Layers.Any(layer => layer.Kind.StartsWith("Global", StringComparison.Ordinal));

    /// <summary>The network for images of another side, compiled now.</summary>
    public static CompiledNetwork Resized(Subject subject, int side)
    {
        int channels = subject.Info.Inputs[0].Shape[0];
        string size = side.ToString(CultureInfo.InvariantCulture);
        string text = Input().Replace(Of(subject), $"Input({channels.ToString(CultureInfo.InvariantCulture)}, {size}, {size}");
        return NetworkCompiler.Compile(text, subject.Type.FullName!);
    }

    [GeneratedRegex(@"\bInput\(\d+, \d+, \d+")]
    private static partial Regex Input();
}
