using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CnnDsl.Generator.Parsing;

/// <summary>A declaration of a class with an attribute.</summary>
internal sealed record DeclaredHost(INamedTypeSymbol Host, TypeDeclarationSyntax Declaration, AttributeData Attribute);

/// <summary>
/// Finds the classes with an attribute. Roslyn's ForAttributeWithMetadataName would bind the attributes of all of them at every
/// keystroke in any file, before it asks anybody whether that is needed.
/// </summary>
internal static class HostFinder
{
    private const string Suffix = "Attribute";

    /// <summary>What each file has; an edit leaves all files but one as they are.</summary>
    private static readonly ConditionalWeakTable<SyntaxTree, Outline> Outlines = new();

    /// <summary>The declarations that carry the attribute, in the order of the source.</summary>
    /// <param name="compilation">Where to look.</param>
    /// <param name="attribute">The attribute's full name.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static IEnumerable<DeclaredHost> Find(Compilation compilation, string attribute, CancellationToken cancellation)
    {
        Outline[] outlines = [.. compilation.SyntaxTrees.Select(tree => OutlineOf(tree, cancellation))];
        string name = attribute.Substring(attribute.LastIndexOf('.') + 1);

        // An alias may be global, so each counts in every file; what it stands for shows when the attribute is bound.
        HashSet<string> names = new(outlines.SelectMany(outline => outline.Aliases), StringComparer.Ordinal) { name, name.Substring(0, name.Length - Suffix.Length) };
        foreach (TypeDeclarationSyntax type in outlines.SelectMany(outline => outline.Types).OfType<TypeDeclarationSyntax>().Where(type => CanBeHost(type) && HasOneOf(names, type)))
        {
            cancellation.ThrowIfCancellationRequested();
            if (compilation.GetSemanticModel(type.SyntaxTree).GetDeclaredSymbol(type, cancellation) is { } host && Carried(host, type, attribute) is { } found)
            {
                yield return new DeclaredHost(host, type, found);
            }
        }
    }

    /// <summary>The types that a file declares, nested ones among them.</summary>
    public static IEnumerable<BaseTypeDeclarationSyntax> TypesOf(SyntaxTree file, CancellationToken cancellation) => OutlineOf(file, cancellation).Types;

    /// <summary>Classes, records among them, once they have a name; the compiler itself refuses the attributes on anything else.</summary>
    public static bool CanBeHost(TypeDeclarationSyntax type) =>
        (type is ClassDeclarationSyntax || (type is RecordDeclarationSyntax record && !record.ClassOrStructKeyword.IsKind(SyntaxKind.StructKeyword)))
        && type.AncestorsAndSelf().All(IsNamed);

    private static bool IsNamed(SyntaxNode node) => node switch
    {
        BaseTypeDeclarationSyntax type => !type.Identifier.IsMissing,
        BaseNamespaceDeclarationSyntax space => !space.Name.DescendantTokens().Any(token => token.IsMissing),
        _ => true,
    };

    private static bool HasOneOf(HashSet<string> names, TypeDeclarationSyntax type) =>
        type.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => names.Contains(SimpleName(attribute.Name)));

    private static string SimpleName(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax aliased => aliased.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };

    /// <summary>The attribute on this declaration of the class, or null.</summary>
    private static AttributeData? Carried(INamedTypeSymbol host, TypeDeclarationSyntax declaration, string attribute) => host.GetAttributes().FirstOrDefault(
        candidate => candidate.ApplicationSyntaxReference is { } place
            && place.SyntaxTree == declaration.SyntaxTree
            && declaration.AttributeLists.Any(list => list.Span.Contains(place.Span))
            && candidate.AttributeClass?.ToDisplayString() == attribute);

    private static Outline OutlineOf(SyntaxTree file, CancellationToken cancellation) =>
        Outlines.TryGetValue(file, out Outline known) ? known : Outlines.GetValue(file, tree => Outline.Of(tree, cancellation));

    /// <summary>What there is to see of a file without its members.</summary>
    private sealed class Outline(BaseTypeDeclarationSyntax[] types, string[] aliases)
    {
        public BaseTypeDeclarationSyntax[] Types { get; } = types;

        /// <summary>Names that its using directives give.</summary>
        public string[] Aliases { get; } = aliases;

        public static Outline Of(SyntaxTree file, CancellationToken cancellation)
        {
            SyntaxNode[] nodes = [.. file.GetRoot(cancellation).DescendantNodesAndSelf(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)];
            return new Outline(
                [.. nodes.OfType<BaseTypeDeclarationSyntax>()],
                [.. nodes.OfType<UsingDirectiveSyntax>().Select(directive => directive.Alias?.Name.Identifier.ValueText).OfType<string>()]);
        }
    }
}
