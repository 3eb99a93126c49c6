using System.Text;
using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CnnDsl.Generator.Parsing;

/// <summary>Reads the class that carries the attributes: whether code can be added to it, and how its part is declared.</summary>
internal static class HostReader
{
    /// <summary>Stands for a class that cannot be a network while its shapes are checked.</summary>
    public static HostType Unknown { get; } = new("", "", "", [], "");

    /// <summary>The host, or null when it was reported.</summary>
    public static HostType? Read(INamedTypeSymbol host, TypeDeclarationSyntax declaration, SourceMap map)
    {
        CheckPartial(host, declaration, map);
        CheckKind(host, declaration, map);
        if (map.HasErrors)
        {
            return null;
        }

        IEnumerable<INamedTypeSymbol> containers = Enclosing(host).Reverse();
        string space = host.ContainingNamespace.IsGlobalNamespace ? "" : host.ContainingNamespace.ToDisplayString(FullNames);
        return new HostType(
            space, Escape(host.Name), Header(host), containers.Select(Header).ToEquatableArray(), HintName(host));
    }

    private static readonly SymbolDisplayFormat FullNames = new(
        SymbolDisplayGlobalNamespaceStyle.Omitted,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    private static IEnumerable<INamedTypeSymbol> Enclosing(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            yield return outer;
        }
    }

    private static void CheckPartial(INamedTypeSymbol host, TypeDeclarationSyntax declaration, SourceMap map)
    {
        TypeDeclarationSyntax[] chain = [declaration, .. declaration.Ancestors().OfType<TypeDeclarationSyntax>()];
        if (chain.FirstOrDefault(type => !type.Modifiers.Any(SyntaxKind.PartialKeyword)) is { } fixedType)
        {
            string what = fixedType == declaration ? "is" : $"its containing type '{fixedType.Identifier.ValueText}' is";
            map.Report(DiagnosticIds.NotPartial, fixedType.Identifier.GetLocation(), host.Name, what, fixedType.Identifier.ValueText);
        }
    }

    private static void CheckKind(INamedTypeSymbol host, TypeDeclarationSyntax declaration, SourceMap map)
    {
        if (host.IsStatic || host.IsAbstract)
        {
            map.Report(DiagnosticIds.StaticOrAbstractHost, map.Host, host.Name, host.IsStatic ? "static" : "abstract");
        }

        if (Enclosing(host).Prepend(host).FirstOrDefault(type => type.Arity > 0) is { } generic)
        {
            map.Report(DiagnosticIds.GenericHost, map.Host, host.Name, generic.Name);
        }

        string? reason = host switch
        {
            _ when Enclosing(host).Prepend(host).Any(type => type.IsFileLocal) => "it is local to its file, and the generated part is another file; remove 'file'",
            _ when declaration.ParameterList is not null => "it has a primary constructor, which the generated constructor could not call; declare it without parameters",
            { BaseType: { SpecialType: not SpecialType.System_Object } parent } when !parent.InstanceConstructors.Any(c => c.Parameters.Length == 0 && c.DeclaredAccessibility != Accessibility.Private)
                => $"its base class '{parent.Name}' has no constructor without parameters for the generated constructor to call",
            _ => null,
        };
        if (reason is not null)
        {
            map.Report(DiagnosticIds.UnsupportedHost, map.Host, host.Name, reason);
        }
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

    private static string Escape(string name) => SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    /// <summary>Unique and stable: the full name.</summary>
    private static string HintName(INamedTypeSymbol host)
    {
        StringBuilder name = new();
        foreach (string part in Enclosing(host).Reverse().Select(type => type.Name).Prepend(host.ContainingNamespace.IsGlobalNamespace ? "" : host.ContainingNamespace.ToDisplayString()).Append(host.Name))
        {
            name.Append(name.Length > 0 ? "." : "").Append(part);
        }

        return $"{name}.g.cs";
    }
}
