using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CnnDsl.Generator.Parsing;

/// <summary>
/// Compilations that are equal for whoever reads attributes: only bodies of methods differ, and only in files without a network or
/// block. Then the earlier one stays in use, and a keystroke in a method costs no binding. What reads it must be all that a
/// network's declaration can depend on; where there is doubt, two compilations differ.
/// </summary>
internal sealed class SameDeclarations : IEqualityComparer<Compilation>
{
    public static SameDeclarations Comparer { get; } = new();

    public bool Equals(Compilation before, Compilation after) => ReferenceEquals(before, after)
        || (before.AssemblyName == after.AssemblyName
            && before.Options.Equals(after.Options)
            && before.ExternalReferences.SequenceEqual(after.ExternalReferences)
            && AreSame(before, [.. before.SyntaxTrees], [.. after.SyntaxTrees]));

    public int GetHashCode(Compilation compilation) => compilation.AssemblyName?.Length ?? 0;

    private static bool AreSame(Compilation compilation, SyntaxTree[] before, SyntaxTree[] after) =>
        before.Length == after.Length && before.Zip(after, (old, other) => ReferenceEquals(old, other) || IsSame(compilation, old, other)).All(same => same);

    /// <summary>
    /// Roslyn's own test for an edit that nobody outside of a body can see. It leaves trivia out, which move what stands behind
    /// them: where a place in a file can be a message's, the file must be the very same.
    /// </summary>
    private static bool IsSame(Compilation compilation, SyntaxTree before, SyntaxTree after) =>
        before.FilePath == after.FilePath
        && before.Options.Equals(after.Options)
        && SyntaxFactory.AreEquivalent(before, after, topLevel: true)
        && !HostFinder.TypesOf(before, default).Any(type => MayBeOurs(compilation, type));

    /// <summary>Whether any declaration of a type has an attribute of ours, or one that the compiler does not know.</summary>
    private static bool MayBeOurs(Compilation compilation, BaseTypeDeclarationSyntax type) =>
        (type.AttributeLists.Count > 0 || type.Modifiers.Any(SyntaxKind.PartialKeyword))
        && (compilation.GetSemanticModel(type.SyntaxTree).GetDeclaredSymbol(type) is not INamedTypeSymbol symbol
            || symbol.GetAttributes().Any(attribute => AttributeReader.MayBeOurs(attribute.AttributeClass)));
}
