using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CnnDsl.Generator.Parsing;

/// <summary>Which classes code can be added to.</summary>
internal static class HostRules
{
    /// <summary>What every network's class gets; C# allows no member of the class's own name.</summary>
    private static readonly string[] Members =
        ["Create", "Describe", "Forward", "Info", "InputLength", "Load", "MultiplyAdds", "OutputLength", "ParameterCount", "WorkspaceBytes"];

    /// <summary>Whether the class can be a network; reports every reason why it cannot.</summary>
    public static bool Check(INamedTypeSymbol host, TypeDeclarationSyntax declaration, Compilation compilation, SourceMap map)
    {
        CheckPartial(host, declaration, map);
        CheckKind(host, map);
        if (FindObstacle(host, declaration, compilation) is { } reason)
        {
            Remedy[] remedies = IsFileLocal(host) ? [Remedy.Strip("file")] : [];
            map.Report(DiagnosticIds.UnsupportedHost, map.Host, null, [host.Name, reason], remedies);
        }

        return !map.HasErrors;
    }

    /// <summary>The types round a type, innermost first.</summary>
    public static IEnumerable<INamedTypeSymbol> Enclosing(INamedTypeSymbol type)
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
            string structure = fixedType is RecordDeclarationSyntax { ClassOrStructKeyword.Text: { Length: > 0 } kind } ? kind + " " : "";
            map.Report(
                DiagnosticIds.NotPartial, fixedType.Identifier.GetLocation(), null, [host.Name, what, $"{fixedType.Keyword.Text} {structure}{fixedType.Identifier.Text}"],
                [Remedy.MakePartial()]);
        }
    }

    private static void CheckKind(INamedTypeSymbol host, SourceMap map)
    {
        if (host.IsStatic || host.IsAbstract)
        {
            string modifier = host.IsStatic ? "static" : "abstract";
            map.Report(DiagnosticIds.StaticOrAbstractHost, map.Host, null, [host.Name, modifier], [Remedy.Strip(modifier)]);
        }

        if (Enclosing(host).Prepend(host).FirstOrDefault(type => type.Arity > 0) is { } generic)
        {
            map.Report(DiagnosticIds.GenericHost, map.Host, host.Name, generic.Name);
        }
    }

    /// <summary>What would keep the generated part from compiling, or null.</summary>
    private static string? FindObstacle(INamedTypeSymbol host, TypeDeclarationSyntax declaration, Compilation compilation)
    {
        INamedTypeSymbol? parent = host.BaseType is { SpecialType: not SpecialType.System_Object, TypeKind: not TypeKind.Error } type ? type : null;
        if (IsFileLocal(host))
        {
            return "it is local to its file, and the generated part is another file; remove 'file'";
        }

        if (Members.Contains(host.Name))
        {
            return $"every network has a member called {host.Name}, which C# does not allow in a class of that name; rename it";
        }

        if (declaration.ParameterList is not null)
        {
            return "it has a primary constructor, which the generated constructor could not call; declare it without parameters";
        }

        if (FindRequired(host) is { } required)
        {
            return $"its member '{required.Name}' is required, but the generated code creates instances without it; remove 'required'";
        }

        if (parent is not null && AttributeReader.Find(parent, NetworkParser.AttributeName) is not null)
        {
            return $"its base class '{parent.Name}' is a network itself, and networks do not inherit";
        }

        return parent is not null && !parent.InstanceConstructors.Any(IsCallable)
            ? $"its base class '{parent.Name}' has no constructor without parameters for the generated constructor to call"
            : null;

        bool IsCallable(IMethodSymbol constructor) =>
            constructor.Parameters.All(parameter => parameter.IsOptional || parameter.IsParams) && compilation.IsSymbolAccessibleWithin(constructor, host);
    }

    private static bool IsFileLocal(INamedTypeSymbol host) => Enclosing(host).Prepend(host).Any(type => type.IsFileLocal);

    private static ISymbol? FindRequired(INamedTypeSymbol host)
    {
        for (INamedTypeSymbol? type = host; type is not null; type = type.BaseType)
        {
            if (type.GetMembers().FirstOrDefault(member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }) is { } required)
            {
                return required;
            }
        }

        return null;
    }
}
