using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CnnDsl.Tool.Files;

/// <summary>
/// Which file declares a network. A PDB does not tell: a class that has nothing but attributes leaves no trace of its file there, and the code
/// that the generator adds to it is in another.
/// </summary>
internal sealed class NetworkSources
{
    private readonly Dictionary<string, string> _files;

    private NetworkSources(Dictionary<string, string> files) => _files = files;

    /// <summary>Looks through C# files.</summary>
    /// <param name="paths">The files; those that are not there are passed over, for the compiler has said so.</param>
    /// <param name="symbols">The preprocessor's symbols.</param>
    public static NetworkSources Of(IEnumerable<string> paths, IEnumerable<string> symbols)
    {
        CSharpParseOptions options = new(LanguageVersion.Preview, DocumentationMode.None, preprocessorSymbols: symbols.Where(SyntaxFacts.IsValidIdentifier));
        Dictionary<string, (string Path, bool IsSure)> files = new(StringComparer.Ordinal);
        foreach (string path in paths.Where(File.Exists))
        {
            string text = File.ReadAllText(path);
            if (!text.Contains("partial", StringComparison.Ordinal))
            {
                continue;
            }

            foreach (TypeDeclarationSyntax type in CSharpSyntaxTree.ParseText(text, options).GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>().Where(type => type.AttributeLists.Count > 0))
            {
                // The attribute may have an alias, so that a class with any attribute will do where none is called Network.
                bool isSure = type.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => IsNetwork(attribute.Name));
                string name = FullName(type);
                if (isSure || !files.ContainsKey(name))
                {
                    files[name] = (path, isSure);
                }
            }
        }

        return new NetworkSources(files.ToDictionary(file => file.Key, file => file.Value.Path, StringComparer.Ordinal));
    }

    /// <summary>The file of a class, by the name that reflection has.</summary>
    /// <exception cref="ToolException">None declares it.</exception>
    public string Find(string @class) => _files.TryGetValue(@class, out string? path) ? path : throw new ToolException($"None of the project's files declares {@class}.");

    private static bool IsNetwork(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => IsNetwork(qualified.Right),
        AliasQualifiedNameSyntax alias => IsNetwork(alias.Name),
        SimpleNameSyntax simple => simple.Identifier.ValueText is "Network" or "NetworkAttribute",
        _ => false,
    };

    private static string FullName(TypeDeclarationSyntax type)
    {
        string name = type.Identifier.ValueText;
        for (SyntaxNode? outer = type.Parent; outer is not null; outer = outer.Parent)
        {
            name = outer switch
            {
                TypeDeclarationSyntax container => $"{container.Identifier.ValueText}+{name}",
                BaseNamespaceDeclarationSyntax @namespace => $"{string.Join('.', @namespace.Name.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText))}.{name}",
                _ => name,
            };
        }

        return name;
    }
}
