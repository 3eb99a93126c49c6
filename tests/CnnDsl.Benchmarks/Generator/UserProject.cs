using System.Globalization;
using CnnDsl.Benchmarks.Compare;
using CnnDsl.Benchmarks.Layers;
using CnnDsl.Onnx.Compiling;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnDsl.Benchmarks.Generator;

/// <summary>A user's project in memory: files with networks, and files that have nothing to do with them.</summary>
/// <param name="Name">What it is called here and on the command line.</param>
/// <param name="Networks">Texts of the files with networks.</param>
/// <param name="Others">How many other files there are.</param>
internal sealed record UserProject(string Name, IReadOnlyList<string> Networks, int Others)
{
    /// <summary>What stands in a method's body, and nowhere else, in a file without networks.</summary>
    public const string InBody = "1000000";

    private const int Many = 100;
    private const int ManyOthers = 2000;

    /// <summary>The projects that `generator` times, in the order of its table.</summary>
    public static IReadOnlyList<UserProject> All { get; } =
    [
        new("LeNet5", [LeNet("LeNet5", 6)], 1),
        new("MobileNetV2", [NetworkSource.Of("MobileNetV2")], 1),
        new("ResNet50", [NetworkSource.Of("ResNet50")], 1),
        new("ResNet152", [ResNet152()], 1),
        new("DenseNet121", [NetworkSource.Of("DenseNet121")], 1),
        new("Networks100", [.. Enumerable.Range(0, Many).Select(i => LeNet($"LeNet{Text(i)}", 6 + i))], ManyOthers),
    ];

    /// <summary>The project without its networks.</summary>
    public UserProject Empty => this with { Networks = [] };

    /// <summary>The project of a name.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static UserProject Named(string name) => All.FirstOrDefault(project => project.Name == name)
        ?? throw new UsageException($"No project is called {name}; there are {string.Join(", ", All.Select(project => project.Name))}.");

    /// <summary>The files, parsed now: networks first.</summary>
    public SyntaxTree[] Parse() =>
    [
        .. Networks.Select((text, i) => InMemory.Parse(text, $"Network{Text(i)}.cs")),
        .. Enumerable.Range(0, Others).Select(i => InMemory.Parse(Unrelated(i), $"Other{Text(i)}.cs")),
    ];

    /// <summary>A compilation in which nothing has been bound yet.</summary>
    public static CSharpCompilation Compile(IEnumerable<SyntaxTree> files) => InMemory.Library("UserProject", files);

    private static string LeNet(string name, int filters) => $$"""
        using CnnDsl;

        namespace Users;

        /// <summary>The classic digit reader with today's activations.</summary>
        [Network, Input(1, 28, 28)]
        [Conv2D({{Text(filters)}}, 5, Padding = 2), ReLU, MaxPool2D(2)]
        [Conv2D(16, 5), ReLU, MaxPool2D(2)]
        [Flatten, Dense(120), ReLU, Dense(84), ReLU, Dense(10), Softmax]
        public partial class {{name}};
        """;

    /// <summary>ResNet-50 with the repeats of 152 layers, as in the paper's table.</summary>
    private static string ResNet152() => NetworkSource.Of("ResNet50")
        .Replace("Repeat = 4", "Repeat = 8", StringComparison.Ordinal)
        .Replace("Repeat = 6", "Repeat = 36", StringComparison.Ordinal)
        .Replace("ResNet50", "ResNet152", StringComparison.Ordinal);

    /// <summary>A file of 60 lines with types, members and attributes, as there are in any project.</summary>
    private static string Unrelated(int index)
    {
        IEnumerable<string> methods = Enumerable.Range(0, 8).Select(i => $$"""

                /// <summary>Works something out.</summary>
                [System.Obsolete("Use another.")]
                public int Method{{Text(i)}}(int value)
                {
                    int sum = value + {{(i == 0 ? InBody : Text(i))}};
                    return sum * Field;
                }
            """);
        return $$"""
            namespace Users.Others;

            /// <summary>One of many.</summary>
            [System.Serializable]
            public sealed class Other{{Text(index)}}
            {
                public const int Field = {{Text(index)}};
            {{string.Join('\n', methods)}}
            }
            """;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
