using System.Text;
using CnnDsl.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CnnDsl.Generator.Parsing;

/// <summary>Reads the class that carries the attributes: how its other part is declared, and what its file is called.</summary>
internal static class HostReader
{
    /// <summary>Stands for a class that cannot be a network while its shapes are checked.</summary>
    public static HostType Unknown { get; } = new("", "", "", [], "");

    private static readonly SymbolDisplayFormat FullNames = new(
        SymbolDisplayGlobalNamespaceStyle.Omitted,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <summary>The host, or null when it was reported.</summary>
    public static HostType? Read(INamedTypeSymbol host, TypeDeclarationSyntax declaration, Compilation compilation, SourceMap map)
    {
        if (!HostRules.Check(host, declaration, compilation, map))
        {
            return null;
        }

        string space = host.ContainingNamespace.IsGlobalNamespace ? "" : host.ContainingNamespace.ToDisplayString(FullNames);
        return new HostType(
            space, Escape(host.Name), Header(host), HostRules.Enclosing(host).Reverse().Select(Header).ToEquatableArray(), HintName(host));
    }

    private static string Header(INamedTypeSymbol type)
    {
        string keyword = (type.TypeKind, type.IsRecord) switch
        {
            (TypeKind.Struct, true) => "record struct",
            (TypeKind.Struct, false) => "struct",
            (TypeKind.Interface, _) => "interface",
            (_, true) => "record",
            _ => "class",
        };
        return $"partial {keyword} {Escape(type.Name)}";
    }

    private static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    /// <summary>Unique and stable: the full name, without the @ that a file name cannot have.</summary>
    private static string HintName(INamedTypeSymbol host)
    {
        StringBuilder name = new();
        for (INamespaceSymbol space = host.ContainingNamespace; !space.IsGlobalNamespace; space = space.ContainingNamespace)
        {
            name.Insert(0, space.Name + ".");
        }

        foreach (INamedTypeSymbol type in HostRules.Enclosing(host).Reverse())
        {
            name.Append(type.Name).Append('.');
        }

        return $"{name}{host.Name}{HostType.Extension}";
    }
}
