using CnnDsl.Generator.Layers;
using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CnnDsl.Generator.Parsing;

/// <summary>A layer with what is known of it.</summary>
/// <param name="Layer">As declared; layers of a block are written out where it is used.</param>
/// <param name="Facts">What follows from its inputs, or null where that is unknown.</param>
/// <param name="Place">Its attribute.</param>
/// <param name="Use">The uses of blocks that led to it, or null for a layer of the network itself.</param>
internal sealed record AnalyzedLayer(Layer Layer, LayerFacts? Facts, Location Place, UseTrace? Use);

/// <summary>
/// One network at one moment, by the same parser and checker as the generator's, for those who ask outside of its pipelines: the
/// analyzer that shows shapes, and the code fixes.
/// </summary>
internal sealed class NetworkAnalysis
{
    private NetworkAnalysis(TypeDeclarationSyntax declaration, IReadOnlyList<AnalyzedLayer> layers, IReadOnlyList<Diagnostic> declared, IReadOnlyList<Diagnostic> diagnostics) =>
        (Declaration, Layers, Declared, Diagnostics) = (declaration, layers, declared, diagnostics);

    /// <summary>The declaration with [Network].</summary>
    public TypeDeclarationSyntax Declaration { get; }

    /// <summary>Its inputs and layers in the order of the source; none when the declaration could not be read.</summary>
    public IReadOnlyList<AnalyzedLayer> Layers { get; }

    /// <summary>Of what the generator reports, the mistakes of the declaration, which are found whatever is known of shapes.</summary>
    public IReadOnlyList<Diagnostic> Declared { get; }

    /// <summary>What the generator reports of it.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>The analysis of a class, or null when it is no network.</summary>
    public static NetworkAnalysis? Of(INamedTypeSymbol host, Compilation compilation, CancellationToken cancellation)
    {
        AttributeData? network = AttributeReader.Find(host, NetworkParser.AttributeName);
        return network?.ApplicationSyntaxReference?.GetSyntax(cancellation).Parent?.Parent is TypeDeclarationSyntax declaration && HostFinder.CanBeHost(declaration)
            ? Of(host, declaration, network, compilation, cancellation)
            : null;
    }

    /// <summary>The networks that are declared in a file, in order.</summary>
    public static IEnumerable<NetworkAnalysis> AllIn(SyntaxTree tree, Compilation compilation, CancellationToken cancellation)
    {
        SemanticModel model = compilation.GetSemanticModel(tree);
        return tree.GetRoot(cancellation).DescendantNodes().OfType<TypeDeclarationSyntax>()
            .Where(declaration => declaration.AttributeLists.Count > 0)
            .Select(declaration => (declaration, analysis: Of((INamedTypeSymbol)model.GetDeclaredSymbol(declaration, cancellation)!, compilation, cancellation)))
            .Where(pair => pair.analysis?.Declaration == pair.declaration)
            .Select(pair => pair.analysis!);
    }

    private static NetworkAnalysis Of(INamedTypeSymbol host, TypeDeclarationSyntax declaration, AttributeData network, Compilation compilation, CancellationToken cancellation)
    {
        ParsedNetwork parsed = NetworkParser.Parse(host, declaration, network, compilation, cancellation);
        if (parsed.Model is not { } model)
        {
            return new NetworkAnalysis(declaration, [], parsed.Map.Errors, parsed.Map.Errors);
        }

        List<Problem> problems = [];
        IReadOnlyList<LayerFacts?> facts = NetworkChecker.Infer(model, problems);
        NetworkCheck check = NetworkChecker.Conclude(model, facts, problems);
        AnalyzedLayer[] layers = [.. model.Layers.Select((layer, i) => new AnalyzedLayer(layer, facts[i], parsed.Map.Find(i, []), parsed.Map.UseOf(i)))];
        return new NetworkAnalysis(declaration, layers, parsed.Map.Errors, [.. parsed.Diagnose(check.Problems)]);
    }
}
