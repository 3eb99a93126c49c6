using CnnDsl.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CnnDsl.CodeFixes.Edits;

/// <summary>Changes of an attribute's text.</summary>
/// <param name="attribute">The attribute.</param>
/// <param name="constructor">The constructor that it calls, which gives its arguments their names; null when the compiler finds none.</param>
internal sealed class AttributeEdit(AttributeSyntax attribute, IMethodSymbol? constructor)
{
    private readonly Dictionary<string, AttributeArgumentSyntax> _stated = AttributeReader.ReadPlaces(attribute, constructor);

    private SeparatedSyntaxList<AttributeArgumentSyntax> Arguments => attribute.ArgumentList?.Arguments ?? default;

    /// <summary>What stands before the attribute's own name, as in <c>CnnDsl.</c>; names that are put in get the same.</summary>
    public string Qualifier => attribute.Name.ToString().Substring(0, Identifier.SpanStart - attribute.Name.SpanStart);

    private SimpleNameSyntax Identifier => attribute.Name switch
    {
        QualifiedNameSyntax qualified => qualified.Right,
        AliasQualifiedNameSyntax alias => alias.Name,
        SimpleNameSyntax simple => simple,
        _ => throw new ArgumentException(attribute.Name.GetType().Name),
    };

    /// <summary>The expression that an argument has, or null when it is not stated.</summary>
    public ExpressionSyntax? ValueOf(string name) => _stated.TryGetValue(name, out AttributeArgumentSyntax? argument) ? argument.Expression : null;

    /// <summary>States arguments; null when one cannot be.</summary>
    public IEnumerable<TextChange>? Set(IReadOnlyList<(string Name, string Value)> arguments)
    {
        (string Name, string Value)[] added = [.. arguments.Where(argument => !_stated.ContainsKey(argument.Name))];

        // An element of an array that is not there has no place of its own.
        return added.Any(argument => argument.Name.EndsWith("]", StringComparison.Ordinal)) ? null
            : arguments.Except(added).Select(argument => new TextChange(_stated[argument.Name].Expression.Span, Qualified(argument.Value)))
                .Concat(added.Length == 0 ? [] : [Add(string.Join(", ", added.Select(argument => $"{argument.Name} = {Qualified(argument.Value)}")))]);
    }

    /// <summary>Removes an argument; null when it is not stated by name.</summary>
    public TextChange? Remove(string name)
    {
        if (!_stated.TryGetValue(name, out AttributeArgumentSyntax? argument) || argument.NameEquals is null)
        {
            return null;
        }

        return Arguments.Count == 1 ? new TextChange(attribute.ArgumentList!.Span, "") : new TextChange(SpanInList(Arguments, Arguments.IndexOf(argument)), "");
    }

    /// <summary>Puts an attribute before this one.</summary>
    public TextChange Insert(string text) => new(new TextSpan(attribute.SpanStart, 0), $"{Qualifier}{text}, ");

    /// <summary>Makes it another attribute with the same arguments.</summary>
    public TextChange Rename(string kind) => new(Identifier.Span, kind);

    /// <summary>Removes the attribute, and its list when that leaves it empty.</summary>
    public TextChange Delete()
    {
        AttributeListSyntax list = (AttributeListSyntax)attribute.Parent!;
        return new TextChange(list.Attributes.Count > 1 ? SpanInList(list.Attributes, list.Attributes.IndexOf(attribute)) : Lines.WithEmptyLine(list.SyntaxTree.GetText(), list.Span), "");
    }

    /// <summary>Replaces the arguments without a name, strings all of them, by others; null when there are none.</summary>
    public TextChange? ReplaceNames(IEnumerable<string> names)
    {
        AttributeArgumentSyntax[] positional = [.. Arguments.Where(argument => argument.NameEquals is null)];
        return positional.Length == 0 || positional.Any(argument => argument.NameColon is not null || argument.Expression is not (LiteralExpressionSyntax or MemberAccessExpressionSyntax or IdentifierNameSyntax)) ? null
            : new TextChange(TextSpan.FromBounds(positional[0].SpanStart, positional[positional.Length - 1].Span.End), string.Join(", ", names.Select(name => $"\"{name}\"")));
    }

    /// <summary>Replaces a string wherever the attribute states it; null when it does so nowhere.</summary>
    public IReadOnlyList<TextChange>? ReplaceText(string wrong, string right)
    {
        TextChange[] changes =
        [
            .. Arguments.Where(argument => argument.NameEquals?.Name.Identifier.ValueText != "Name").SelectMany(argument => argument.DescendantNodes().OfType<LiteralExpressionSyntax>())
                .Where(literal => literal.Token.Value is string text && text == wrong)
                .Select(literal => new TextChange(literal.Span, $"\"{right}\"")),
        ];
        return changes.Length == 0 ? null : changes;
    }

    private TextChange Add(string text)
    {
        if (attribute.ArgumentList is not { } list)
        {
            return new TextChange(new TextSpan(attribute.Name.Span.End, 0), $"({text})");
        }

        return list.Arguments.Count == 0
            ? new TextChange(new TextSpan(list.OpenParenToken.Span.End, 0), text)
            : new TextChange(new TextSpan(list.Arguments.Last().Span.End, 0), $", {text}");
    }

    /// <summary>An enumeration's member behind what the attribute's own name has before it.</summary>
    private string Qualified(string value) => value.Length > 0 && char.IsLetter(value[0]) && value.Contains('.') ? Qualifier + value : value;

    /// <summary>An element with the comma that goes along with it.</summary>
    private static TextSpan SpanInList<T>(SeparatedSyntaxList<T> list, int index)
        where T : SyntaxNode => index > 0
            ? TextSpan.FromBounds(list[index - 1].Span.End, list[index].Span.End)
            : TextSpan.FromBounds(list[0].SpanStart, list[1].SpanStart);
}
