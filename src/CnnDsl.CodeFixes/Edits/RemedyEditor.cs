using CnnDsl.Generator.Model;
using CnnDsl.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CnnDsl.CodeFixes.Edits;

/// <summary>Turns remedies into text: decides where and how, not what.</summary>
/// <param name="compilation">The project at hand.</param>
/// <param name="layers">The network's layers.</param>
internal sealed class RemedyEditor(Compilation compilation, IReadOnlyList<AnalyzedLayer> layers)
{
    private const string Projection = "shortcut";

    /// <summary>The changes that a remedy of a diagnostic asks for, or null when the source has no place for them.</summary>
    /// <param name="remedy">The remedy.</param>
    /// <param name="place">Where the diagnostic is.</param>
    /// <param name="uses">The uses of blocks that led there, innermost first.</param>
    public SourceEdit? Edit(Remedy remedy, Location place, IReadOnlyList<Location> uses)
    {
        SyntaxNode node = place.SourceTree!.GetRoot().FindNode(place.SourceSpan, getInnermostNodeForTie: true);
        TypeDeclarationSyntax? declaration = node.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        return node.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute && declaration is not null ? Edit(remedy, attribute, declaration, uses)
            : declaration is null ? null
            : Of(place, remedy.Action switch
            {
                RemedyAction.MakePartial => DeclarationEdit.MakePartial(declaration),
                RemedyAction.Strip => DeclarationEdit.Strip(declaration, remedy.Changes[0].Name),
                _ => [],
            });
    }

    private SourceEdit? Edit(Remedy remedy, AttributeSyntax attribute, TypeDeclarationSyntax declaration, IReadOnlyList<Location> uses)
    {
        AttributeEdit edit = new(attribute, compilation.GetSemanticModel(attribute.SyntaxTree).GetSymbolInfo(attribute).Symbol as IMethodSymbol);
        string first = remedy.Changes.Count > 0 ? remedy.Changes[0].Name : "";
        return remedy.Action switch
        {
            RemedyAction.Set => Set(remedy, attribute, edit, uses),
            RemedyAction.Remove => edit.Remove(first) is { } change ? At(attribute, [change]) : null,
            RemedyAction.Insert => SourceEdit.Before(attribute.SyntaxTree, attribute.SpanStart, edit.Insert(first)),
            RemedyAction.Become => At(attribute, [edit.Rename(first)]),
            RemedyAction.Read => edit.ReplaceText(first, remedy.Changes[0].Value) is { } changes ? At(attribute, changes) : null,
            RemedyAction.Drop => Drop(first, remedy.Changes[0].Value, attribute),
            RemedyAction.Delete => Of(attribute.GetLocation(), [edit.Delete()]),
            RemedyAction.Return => Of(attribute.GetLocation(), [DeclarationEdit.Append(declaration, Outputs(edit.Qualifier, remedy.Changes[0]))]),
            RemedyAction.Project when uses.Count == 0 => Project(remedy, attribute, edit),
            _ => null,
        };
    }

    private SourceEdit? Set(Remedy remedy, AttributeSyntax attribute, AttributeEdit edit, IReadOnlyList<Location> uses)
    {
        // A size that the block leaves open is the use's to state.
        string?[] open = [.. remedy.Changes.Select(change => OpenSizeOf(edit.ValueOf(change.Name)))];
        if (open.Any(size => size is not null))
        {
            Remedy atUse = remedy with { Changes = open.Zip(remedy.Changes, (size, change) => new RemedyChange(size ?? "", change.Value)).Distinct().ToEquatableArray() };
            return uses.Count > 0 && open.All(size => size is not null) && AttributeAt(uses[0]) is { } use
                ? Set(atUse, use, new AttributeEdit(use, null), [.. uses.Skip(1)])
                : null;
        }

        return edit.Set([.. remedy.Changes.Select(change => (change.Name, change.Value))]) is { } changes ? At(attribute, [.. changes]) : null;
    }

    /// <summary>The member of Use that an argument is, or null.</summary>
    private string? OpenSizeOf(ExpressionSyntax? value) =>
        value is not null
        && compilation.GetSemanticModel(value.SyntaxTree).GetSymbolInfo(value).Symbol is IFieldSymbol { ContainingType: { Name: "Use", ContainingNamespace.Name: "CnnDsl" } } field
            ? field.Name
            : null;

    private bool IsTaken(string name) => layers.Any(layer => layer.Layer.Name == name);

    private SourceEdit? Drop(string kind, string name, AttributeSyntax reader)
    {
        AnalyzedLayer? dropped = layers.FirstOrDefault(layer => layer.Layer.Kind == kind && layer.Layer.Name == name && layer.Place.SourceTree == reader.SyntaxTree);
        return dropped is not null && AttributeAt(dropped.Place) is { } attribute ? At(reader, [new AttributeEdit(attribute, null).Delete()]) : null;
    }

    private SourceEdit? Project(Remedy remedy, AttributeSyntax attribute, AttributeEdit edit)
    {
        RemedyChange[] inputs = [.. remedy.Changes.Where(change => change.Name is RemedyChange.Shortcut or RemedyChange.Other)];
        string[] sizes = [.. remedy.Changes.Skip(inputs.Length).Select((change, i) => i < 2 ? change.Value : $"{change.Name} = {(change.Name == "Rounding" ? edit.Qualifier : "")}{change.Value}")];
        string name = IsTaken(Projection) ? Spelling.Free(Projection, IsTaken) : Projection;
        string from = inputs.Single(input => input.Name == RemedyChange.Shortcut).Value;
        if (edit.ReplaceNames(inputs.Select(input => input.Name == RemedyChange.Shortcut ? name : input.Value)) is not { } replaced)
        {
            return null;
        }

        // The merge names both of its inputs now, so it reads none besides.
        TextChange[] changes = [edit.Insert($"Conv2D({string.Join(", ", sizes)}, From = \"{from}\", Name = \"{name}\")"), replaced];
        return SourceEdit.Before(attribute.SyntaxTree, attribute.SpanStart, edit.Remove("From") is { } removed ? [.. changes, removed] : changes);
    }

    private static string Outputs(string qualifier, RemedyChange layer) =>
        string.Join(", ", new[] { layer.Value, layer.Name }.Where(name => name.Length > 0).Select(name => $"{qualifier}Output(\"{name}\")"));

    private static AttributeSyntax? AttributeAt(Location place) =>
        place.SourceTree?.GetRoot().FindNode(place.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<AttributeSyntax>();

    private static SourceEdit At(AttributeSyntax attribute, IReadOnlyList<TextChange> changes) => SourceEdit.At(attribute.SyntaxTree, attribute.SpanStart, changes);

    private static SourceEdit? Of(Location place, IEnumerable<TextChange> changes) => changes.ToArray() is { Length: > 0 } some ? SourceEdit.At(place.SourceTree!, 0, some) with { Focus = null } : null;
}
