using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using CnnDsl.Onnx.Compiling;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CnnDsl.Benchmarks.Layers;

/// <summary>A step of a forward pass: what the emitted code says of it, and the kernel that it calls.</summary>
/// <param name="Comment">The comment before it, such as "conv1, relu1: 1x28x28 -> 6x28x28"; empty when it belongs to the step before.</param>
/// <param name="Kernel">The call without its namespace and arguments.</param>
internal sealed record EmittedStep(string Comment, string Kernel);

/// <summary>A network whose emitted code was compiled once more with a stopwatch behind every step.</summary>
internal sealed partial class InstrumentedNetwork
{
    private InstrumentedNetwork(CompiledNetwork network, IReadOnlyList<EmittedStep> steps) => (Network, Steps) = (network, steps);

    public CompiledNetwork Network { get; }

    /// <summary>In the order of the laps.</summary>
    public IReadOnlyList<EmittedStep> Steps { get; }

    /// <summary>Generates, instruments, compiles and loads a network from the text of its file.</summary>
    public static InstrumentedNetwork Of(string source, string typeName)
    {
        Compilation generated = InMemory.Generate(
            InMemory.Library($"CnnDsl.Layers.{typeName}", [InMemory.Parse(source, "Network.cs")], "CnnDsl.Benchmarks.dll"),
            out _, out _);
        string fileName = typeName[(typeName.LastIndexOf('.') + 1)..];
        SyntaxTree emitted = generated.SyntaxTrees.Single(tree => tree.FilePath.EndsWith($"{fileName}.g.cs", StringComparison.Ordinal));
        (SyntaxNode root, IReadOnlyList<EmittedStep> steps) = Instrument(emitted.GetRoot());
        generated = generated.ReplaceSyntaxTree(emitted, InMemory.Parse(root.ToFullString(), emitted.FilePath));
        using MemoryStream image = new();
        ImmutableArray<Diagnostic> said = generated.Emit(image).Diagnostics;
        return said.All(diagnostic => diagnostic.Severity < DiagnosticSeverity.Error)
            ? new InstrumentedNetwork(CompiledNetwork.Of(Assembly.Load(image.ToArray()).GetType(typeName, throwOnError: true)!), steps)
            : throw new InvalidOperationException(string.Join('\n', said));
    }

    private static (SyntaxNode Root, IReadOnlyList<EmittedStep> Steps) Instrument(SyntaxNode root)
    {
        // In the order in which they are called and stand there.
        IEnumerable<BlockSyntax> bodies = root.DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Where(method => method.Identifier.Text is "Run" or "RunHead" && method.ExplicitInterfaceSpecifier is not null).Select(method => method.Body!);
        List<EmittedStep> steps = [];
        Dictionary<BlockSyntax, BlockSyntax> marked = bodies.ToDictionary(body => body, body => Marked(body, steps));
        BlockSyntax first = marked.Keys.First();
        marked[first] = marked[first].WithStatements(marked[first].Statements.Insert(0, SyntaxFactory.ParseStatement("global::CnnDsl.Benchmarks.Layers.Laps.Start();\n")));
        return (root.ReplaceNodes(marked.Keys, (body, _) => marked[body]), steps);
    }

    /// <summary>
    /// The block with a mark behind every call, also in the blocks inside, and behind those: a thread alone goes through each of them once,
    /// one of several waits in a loop's end for the others, and may not come into a block at all.
    /// </summary>
    /// <param name="block">The block.</param>
    /// <param name="steps">Takes the calls.</param>
    /// <param name="comment">What stands before the loop that the block is of, and is its first call's.</param>
    private static BlockSyntax Marked(BlockSyntax block, List<EmittedStep> steps, string comment = "")
    {
        List<StatementSyntax> statements = [];
        foreach (StatementSyntax statement in block.Statements)
        {
            switch (statement)
            {
                case ForStatementSyntax { Statement: BlockSyntax inside } loop:
                    statements.Add(loop.WithStatement(Marked(inside, steps, CommentOf(loop))));
                    statements.Add(MarkOf(steps.Count - 1));
                    break;
                case IfStatementSyntax { Statement: BlockSyntax inside } branch:
                    statements.Add(branch.WithStatement(Marked(inside, steps)));
                    statements.Add(MarkOf(steps.Count - 1));
                    break;
                case ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call }:
                    AddMarked(statements, statement, call, steps, comment);
                    comment = "";
                    break;
                default:
                    statements.Add(statement);
                    break;
            }
        }

        return block.WithStatements(SyntaxFactory.List(statements));
    }

    private static void AddMarked(List<StatementSyntax> statements, StatementSyntax statement, InvocationExpressionSyntax call, List<EmittedStep> steps, string comment)
    {
        statements.Add(statement);
        statements.Add(MarkOf(steps.Count));
        steps.Add(new EmittedStep(CommentOf(statement) is { Length: > 0 } own ? own : comment, KernelOf(call)));
    }

    private static StatementSyntax MarkOf(int step) =>
        SyntaxFactory.ParseStatement(string.Create(CultureInfo.InvariantCulture, $"global::CnnDsl.Benchmarks.Layers.Laps.Mark({step});\n"));

    /// <summary>What the step does: the first line of its comment, behind which the choice of its kernel is explained.</summary>
    private static string CommentOf(StatementSyntax statement) => statement.GetLeadingTrivia()
        .Where(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia)).Select(trivia => trivia.ToString().TrimStart('/', ' ')).FirstOrDefault("");

    /// <summary>The call with its types, without namespaces.</summary>
    private static string KernelOf(InvocationExpressionSyntax call) => Namespaces().Replace(call.Expression.ToString(), "");

    [GeneratedRegex(@"\w+::(\w+\.(?=\w+[,>]))*")]
    private static partial Regex Namespaces();
}
