using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Layers;
using CnnDsl.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CnnDsl.Generator.Parsing;

/// <summary>From the attributes on a class to a network. The only phase that sees symbols.</summary>
internal static class NetworkParser
{
    public const string AttributeName = "CnnDsl.NetworkAttribute";

    private const string Input = "Input";

    /// <summary>Classes, records among them; the compiler itself refuses the attribute on anything else.</summary>
    public static bool IsCandidate(SyntaxNode node, CancellationToken cancellation) =>
        node is ClassDeclarationSyntax || (node is RecordDeclarationSyntax record && !record.ClassOrStructKeyword.Text.Equals("struct", StringComparison.Ordinal));

    public static ParsedNetwork Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        INamedTypeSymbol host = (INamedTypeSymbol)context.TargetSymbol;
        TypeDeclarationSyntax declaration = (TypeDeclarationSyntax)context.TargetNode;
        SourceMap map = new(declaration.Identifier.GetLocation(), AttributeReader.LocationOf(context.Attributes[0]));

        HostType? type = HostReader.Read(host, declaration, context.SemanticModel.Compilation, map);
        AttributeReader.Found[] attributes = AttributeReader.ReadLayers(host, declaration, context.Attributes[0], cancellation);
        Rounding? rounding = ReadRounding(context.Attributes[0], host, map);
        bool sound = CheckStack(host, attributes, declaration, map);
        if (!sound)
        {
            return new ParsedNetwork(null, map);
        }

        List<Layer> layers = BuildStack(attributes, map);

        // With the class itself at fault the shapes are still worth checking, so that one build tells all.
        bool isSound = type is not null && rounding is not null && !map.HasErrors && attributes.All(attribute => attribute.Compiles);
        return new ParsedNetwork(new Network(type ?? HostReader.Unknown, rounding ?? Rounding.None, layers.ToEquatableArray(), isSound), map);
    }

    private static Rounding? ReadRounding(AttributeData network, INamedTypeSymbol host, SourceMap map)
    {
        LayerArguments arguments = AttributeReader.ReadArguments(network, out _, out Dictionary<string, Location> places);
        Rounding rounding = (Rounding)arguments.Int("Rounding", 0);
        switch (rounding)
        {
            case Rounding.None or Rounding.Floor:
                return rounding;
            case Rounding.Ceiling:
                map.Report(
                    DiagnosticIds.UnsupportedRounding, places["Rounding"], "Network", host.Name, rounding, "a whole network",
                    "use Rounding.Floor here, and Rounding.Ceiling on the pools that round up");
                return null;
            default:
                map.Report(DiagnosticIds.OutOfRange, places["Rounding"], "Network", host.Name, "Rounding", (int)rounding, "Rounding.None or Floor");
                return null;
        }
    }

    /// <summary>What must hold of the stack as a whole before its layers can be looked at.</summary>
    private static bool CheckStack(INamedTypeSymbol host, AttributeReader.Found[] attributes, TypeDeclarationSyntax declaration, SourceMap map)
    {
        AttributeReader.Found[] elsewhere = [.. attributes.Where(a => a.Declaration != declaration)];
        if (elsewhere.Length > 0)
        {
            int declarations = attributes.Select(a => a.Declaration).Append(declaration).Distinct().Count();
            map.Report(DiagnosticIds.SeveralDeclarations, elsewhere[0].Place, host.Name, declarations);
            return false;
        }

        // The compiler reports an attribute that it does not know; it may have been meant as the input.
        if (attributes.FirstOrDefault()?.Kind.Length == 0)
        {
            return false;
        }

        AttributeReader.Found[] inputs = [.. attributes.Where(a => a.Kind == Input)];
        bool hasLayers = attributes.Length > inputs.Length;
        if (!hasLayers)
        {
            map.Report(DiagnosticIds.EmptyNetwork, map.Network, host.Name);
        }

        if (attributes.FirstOrDefault()?.Kind != Input && (hasLayers || inputs.Length == 0))
        {
            map.Report(DiagnosticIds.MissingInput, map.Network, host.Name);
            return false;
        }

        if (inputs.Length > 1)
        {
            map.Report(DiagnosticIds.SeveralInputs, inputs[1].Place, host.Name, inputs.Length);
        }

        return hasLayers && inputs.Length == 1;
    }

    /// <summary>A stack is the graph in which each layer reads the one before.</summary>
    private static List<Layer> BuildStack(AttributeReader.Found[] attributes, SourceMap map)
    {
        List<Layer> layers = [];
        Dictionary<string, string> kindsByName = new(StringComparer.Ordinal);
        Dictionary<string, int> ordinals = new(StringComparer.Ordinal);
        foreach (AttributeReader.Found attribute in attributes)
        {
            string prefix = attribute.Kind == Input ? "input" : LayerCatalog.Find(attribute.Kind)?.Prefix ?? "layer";
            ordinals[prefix] = ordinals.TryGetValue(prefix, out int ordinal) ? ordinal + 1 : 1;
            string otherwise = attribute.Kind == Input ? "input" : $"{prefix}{ordinals[prefix]}";
            string name = attribute.Name ?? otherwise;
            if (attribute.Compiles)
            {
                CheckName(attribute, name, kindsByName, map);
            }

            map.Add(attribute.Place, attribute.Arguments);
            layers.Add(new Layer(
                attribute.Compiles ? attribute.Kind : "",
                IsWellFormed(name) ? name : otherwise,
                layers.Count == 0 ? [] : EquatableArray.Of(layers.Count - 1),
                attribute.Values));
        }

        return layers;
    }

    private static void CheckName(AttributeReader.Found attribute, string name, Dictionary<string, string> kindsByName, SourceMap map)
    {
        Location place = attribute.Arguments.TryGetValue("Name", out Location? stated) ? stated : attribute.Place;
        if (!IsWellFormed(name))
        {
            map.Report(DiagnosticIds.MalformedName, place, attribute.Kind, name);
        }
        else if (kindsByName.TryGetValue(name, out string? earlier))
        {
            map.Report(DiagnosticIds.DuplicateName, place, attribute.Kind, name, earlier);
        }
        else
        {
            kindsByName.Add(name, attribute.Kind);
        }
    }

    private static bool IsWellFormed(string name) =>
        name.Split('.').All(part => part.Length > 0 && part.All(c => char.IsLetterOrDigit(c) || c is '_' or '-'));
}
