using System.Composition;
using CnnDsl.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CnnDsl.CodeFixes.Comments;

/// <summary>Writes the shapes as comments behind the layers of the network under the cursor, and brings those that are there up to date.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(CommentRefactoring))]
[Shared]
public sealed class CommentRefactoring : CodeRefactoringProvider
{
    private const string Title = "Write the shapes as comments";

    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        CancellationToken cancellation = context.CancellationToken;
        if (await context.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model
            || model.SyntaxTree.GetRoot(cancellation).FindNode(context.Span).FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration
            || declaration.OpenBraceToken is { IsMissing: false, SpanStart: > 0 } brace && context.Span.Start > brace.SpanStart
            || model.GetDeclaredSymbol(declaration, cancellation) is not INamedTypeSymbol host
            || NetworkAnalysis.Of(host, model.Compilation, cancellation) is not { } network
            || network.Declaration != declaration)
        {
            return;
        }

        SourceText text = await context.Document.GetTextAsync(cancellation).ConfigureAwait(false);
        TextChange[] changes = [.. LineComments.Write(network, text)];
        if (changes.Length > 0)
        {
            context.RegisterRefactoring(CodeAction.Create(Title, _ => Task.FromResult(context.Document.WithText(text.WithChanges(changes))), Title));
        }
    }
}
