using CnnDsl.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CnnDsl.Generator.Parsing;

/// <summary>Reads layer attributes and their arguments, whatever the layer.</summary>
internal static class AttributeReader
{
    private const string Suffix = "Attribute";

    /// <summary>A layer attribute in the source.</summary>
    /// <param name="Kind">Its name without the suffix; empty when there is no such attribute.</param>
    /// <param name="Compiles">Whether the compiler understood it. If not it says so itself, and the layer's shape is unknown.</param>
    /// <param name="Name">The stated name.</param>
    /// <param name="From">The layer that it reads, where stated.</param>
    /// <param name="Merges">The layers that a merge names; null for other kinds.</param>
    /// <param name="Block">The block that a use names; null for other kinds.</param>
    /// <param name="OutputLayer">The layer that an output names; null for other kinds.</param>
    /// <param name="Values">Its other arguments.</param>
    /// <param name="Declaration">The partial declaration that carries it.</param>
    /// <param name="Place">Where it stands.</param>
    /// <param name="Arguments">Where its arguments stand.</param>
    public sealed record Found(
        string Kind, bool Compiles, string? Name, string? From, string[]? Merges, ITypeSymbol? Block, string? OutputLayer, LayerArguments Values, SyntaxNode? Declaration, Location Place, IReadOnlyDictionary<string, Location> Arguments);

    /// <summary>
    /// The input and layer attributes in the order of the source. GetAttributes alone gives none: C# does not define one.
    /// An attribute behind [Network] that the compiler does not know is taken for a misspelt layer.
    /// </summary>
    public static Found[] ReadLayers(INamedTypeSymbol host, SyntaxNode declaration, AttributeData network, CancellationToken cancellation) =>
        ReadInOrder(
            host,
            attribute => IsLayer(attribute.AttributeClass) || (IsUnknown(attribute.AttributeClass) && IsBehind(attribute, network, declaration)),
            cancellation);

    /// <summary>The layers of a block in the order of the source; none when it is not declared in source.</summary>
    public static Found[] ReadBlock(ITypeSymbol block, CancellationToken cancellation) =>
        ReadInOrder(block, attribute => IsLayer(attribute.AttributeClass), cancellation);

    /// <summary>The [Output]s of a network in the order of the source.</summary>
    public static Found[] ReadOutputs(INamedTypeSymbol host, CancellationToken cancellation) => ReadInOrder(host, IsOutput, cancellation);

    private static Found[] ReadInOrder(ISymbol type, Func<AttributeData, bool> isMeant, CancellationToken cancellation) =>
    [
        .. type.GetAttributes()
            .Where(attribute => attribute.ApplicationSyntaxReference is not null && isMeant(attribute))
            .OrderBy(attribute => attribute.ApplicationSyntaxReference!.SyntaxTree.FilePath, StringComparer.Ordinal)
            .ThenBy(attribute => attribute.ApplicationSyntaxReference!.Span.Start)
            .Select(attribute => Read(attribute, cancellation)),
    ];

    /// <summary>The first attribute of a type with this full name, or null.</summary>
    public static AttributeData? Find(ISymbol type, string name) => type.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.ToDisplayString() == name);

    public static Location LocationOf(AttributeData attribute) =>
        attribute.ApplicationSyntaxReference is { } reference ? Location.Create(reference.SyntaxTree, reference.Span) : Location.None;

    /// <summary>The arguments by property name, and where each stands. A constructor's parameter counts as the property of its name.</summary>
    public static LayerArguments ReadArguments(AttributeData attribute, out Dictionary<string, Location> places)
    {
        List<Argument> arguments = [];
        for (int i = 0; i < attribute.ConstructorArguments.Length; i++)
        {
            AddNumber(arguments, PropertyOf(attribute.AttributeConstructor!.Parameters[i].Name), attribute.ConstructorArguments[i]);
        }

        foreach (KeyValuePair<string, TypedConstant> named in attribute.NamedArguments)
        {
            AddNumber(arguments, named.Key, named.Value);
        }

        places = attribute.ApplicationSyntaxReference?.GetSyntax() is AttributeSyntax syntax
            ? ReadPlaces(syntax, attribute.AttributeConstructor).ToDictionary(pair => pair.Key, pair => pair.Value.GetLocation(), StringComparer.Ordinal)
            : new(StringComparer.Ordinal);
        return new LayerArguments(arguments.ToEquatableArray());
    }

    private static bool IsLayer(INamedTypeSymbol? type) =>
        type is { ContainingNamespace: { Name: "CnnDsl", ContainingNamespace.IsGlobalNamespace: true } }
        && (type.Name == "InputAttribute" || IsA(type, "LayerAttribute"));

    /// <summary>Whether an attribute is one of this language, or none that the compiler knows and so perhaps one misspelt.</summary>
    public static bool MayBeOurs(INamedTypeSymbol? type) =>
        IsUnknown(type) || type is { ContainingNamespace: { Name: "CnnDsl", ContainingNamespace.IsGlobalNamespace: true } };

    private static bool IsA(INamedTypeSymbol? type, string name) => type is not null && (type.Name == name || IsA(type.BaseType, name));

    private static bool IsUnknown(INamedTypeSymbol? type) => type is null or { TypeKind: TypeKind.Error };

    private static bool IsBehind(AttributeData attribute, AttributeData network, SyntaxNode declaration) =>
        attribute.ApplicationSyntaxReference!.SyntaxTree == declaration.SyntaxTree
        && declaration.Span.Contains(attribute.ApplicationSyntaxReference.Span)
        && attribute.ApplicationSyntaxReference.Span.Start > network.ApplicationSyntaxReference?.Span.Start;

    private static Found Read(AttributeData attribute, CancellationToken cancellation)
    {
        LayerArguments values = ReadArguments(attribute, out Dictionary<string, Location> places);
        SyntaxNode syntax = attribute.ApplicationSyntaxReference!.GetSyntax(cancellation);
        string kind = attribute.AttributeClass is { } known && !IsUnknown(known) ? known.Name.Substring(0, known.Name.Length - Suffix.Length) : "";
        return new Found(
            kind, Compiles(attribute, syntax), Text(attribute, "Name"), Text(attribute, "From"), ReadMerges(attribute), BlockOf(attribute), OutputOf(attribute), values,
            syntax.Parent?.Parent, syntax.GetLocation(), places);
    }

    private static bool Compiles(AttributeData attribute, SyntaxNode syntax) =>
        attribute.AttributeConstructor is not null
        && attribute.ConstructorArguments.All(argument => argument.Kind != TypedConstantKind.Error)
        && attribute.NamedArguments.All(argument => argument.Value.Kind != TypedConstantKind.Error)
        && attribute.NamedArguments.Select(argument => argument.Key).Distinct().Count()
            == (((AttributeSyntax)syntax).ArgumentList?.Arguments.Count(argument => argument.NameEquals is not null) ?? 0);

    private static string? Text(AttributeData attribute, string property) =>
        attribute.NamedArguments.FirstOrDefault(named => named.Key == property).Value is { Kind: TypedConstantKind.Primitive, Value: string text } ? text : null;

    private static ITypeSymbol? BlockOf(AttributeData attribute) =>
        attribute.AttributeClass is { Name: "UseAttribute", Arity: 1 } use ? use.TypeArguments[0] : null;

    private static string? OutputOf(AttributeData attribute) =>
        IsOutput(attribute) && attribute.ConstructorArguments.Length == 1 ? attribute.ConstructorArguments[0].Value as string : null;

    private static bool IsOutput(AttributeData attribute) =>
        attribute.AttributeClass is { Name: "OutputAttribute", ContainingNamespace: { Name: "CnnDsl", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>The names that a merge's constructor takes, or null for an attribute that is no merge.</summary>
    private static string[]? ReadMerges(AttributeData attribute) =>
        !IsA(attribute.AttributeClass, "MergeAttribute")
            ? null
            : [.. attribute.ConstructorArguments
                .Where(argument => argument is { Kind: TypedConstantKind.Array, IsNull: false })
                .SelectMany(argument => argument.Values)
                .Select(value => value.Value as string ?? "")];

    private static void AddNumber(List<Argument> arguments, string name, TypedConstant constant)
    {
        if (constant.Kind == TypedConstantKind.Array)
        {
            AddElements(arguments, name, constant);
            return;
        }

        double? number = NumberOf(constant);
        if (number is { } known)
        {
            arguments.RemoveAll(argument => argument.Name == name);
            arguments.Add(new Argument(name, known));
        }
    }

    private static void AddElements(List<Argument> arguments, string name, TypedConstant array)
    {
        double?[] elements = array.IsNull ? [] : [.. array.Values.Select(NumberOf)];
        arguments.AddRange(elements.Select((element, i) => (element, i)).Where(pair => pair.element is not null)
            .Select(pair => new Argument(Argument.Element(name, pair.i), pair.element!.Value)));
    }

    private static double? NumberOf(TypedConstant constant) => constant.Value switch
    {
        int value => value,
        double value => value,
        bool value => value ? 1 : 0,
        _ => null,
    };

    /// <summary>The arguments that an attribute states, by property name.</summary>
    public static Dictionary<string, AttributeArgumentSyntax> ReadPlaces(AttributeSyntax attribute, IMethodSymbol? constructor)
    {
        Dictionary<string, AttributeArgumentSyntax> places = new(StringComparer.Ordinal);
        SeparatedSyntaxList<AttributeArgumentSyntax> arguments = attribute.ArgumentList?.Arguments ?? default;
        for (int i = 0; i < arguments.Count; i++)
        {
            AttributeArgumentSyntax argument = arguments[i];
            string? property = argument.NameEquals?.Name.Identifier.ValueText
                ?? (argument.NameColon is { } colon ? PropertyOf(colon.Name.Identifier.ValueText) : PropertyAt(constructor, i));
            if (property is not null)
            {
                places[property] = argument;
            }
        }

        return places;
    }

    /// <summary>The property of a constructor's argument by its position; behind the last parameter, one more element of an array.</summary>
    private static string? PropertyAt(IMethodSymbol? constructor, int position)
    {
        if (constructor is null || constructor.Parameters.Length == 0)
        {
            return null;
        }

        int last = constructor.Parameters.Length - 1;
        IParameterSymbol parameter = constructor.Parameters[Math.Min(position, last)];
        string property = PropertyOf(parameter.Name);
        return parameter.IsParams && parameter.Type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Int32 } ? Argument.Element(property, position - last)
            : position <= last ? property : null;
    }

    private static string PropertyOf(string parameter) => char.ToUpperInvariant(parameter[0]) + parameter.Substring(1);
}
