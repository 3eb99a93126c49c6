using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CnnDsl.Generator.Parsing;

/// <summary>From the attributes on a class to a network. The only phase that sees symbols.</summary>
internal static class NetworkParser
{
    public const string AttributeName = "CnnDsl.NetworkAttribute";

    /// <summary>The networks that a compilation declares, in the order of the source.</summary>
    public static IEnumerable<ParsedNetwork> ParseAll(Compilation compilation, CancellationToken cancellation) =>
        HostFinder.Find(compilation, AttributeName, cancellation).Select(found => Parse(found.Host, found.Declaration, found.Attribute, compilation, cancellation));

    /// <summary>Reads a class.</summary>
    /// <param name="host">The class.</param>
    /// <param name="declaration">Its declaration with [Network].</param>
    /// <param name="network">The [Network].</param>
    /// <param name="compilation">What they stand in.</param>
    /// <param name="cancellation">Stops it.</param>
    public static ParsedNetwork Parse(
        INamedTypeSymbol host, TypeDeclarationSyntax declaration, AttributeData network, Compilation compilation, CancellationToken cancellation)
    {
        SourceMap map = new(declaration.Identifier.GetLocation(), AttributeReader.LocationOf(network));

        HostType? type = HostReader.Read(host, declaration, compilation, map);
        AttributeReader.Found[] attributes = AttributeReader.ReadLayers(host, declaration, network, cancellation);
        LayerArguments stated = AttributeReader.ReadArguments(network, out Dictionary<string, Location> places);
        Rounding? rounding = ReadRounding(stated, places, host, map);
        Precision? precision = ReadPrecision(stated, places, host, map);
        EquatableArray<BudgetLimit> budget = BudgetReader.Read(host, map);
        AttributeReader.Found[] returned = AttributeReader.ReadOutputs(host, cancellation);
        bool sound = CheckDeclaration(host, [.. attributes, .. returned], declaration, map) && CheckStack(host, attributes, map);
        if (!sound)
        {
            return new ParsedNetwork(null, map);
        }

        (List<Layer> layers, List<NetworkOutput> outputs) = GraphBuilder.Build(attributes, returned, map, cancellation);

        // With the class itself at fault the shapes are still worth checking, so that one build tells all.
        bool isSound = type is not null && rounding is not null && precision is not null && !map.HasErrors && layers.All(layer => layer.Kind.Length > 0);
        return new ParsedNetwork(
            new Network(type ?? HostReader.Unknown, rounding ?? Rounding.None, layers.ToEquatableArray(), isSound)
            {
                Outputs = outputs.ToEquatableArray(),
                Precision = precision ?? Precision.Fast,
                Budget = budget,
            },
            map);
    }

    private static Precision? ReadPrecision(LayerArguments arguments, Dictionary<string, Location> places, INamedTypeSymbol host, SourceMap map)
    {
        Precision precision = (Precision)arguments.Int("Precision", 0);
        if (precision is Precision.Fast or Precision.Exact)
        {
            return precision;
        }

        map.Report(DiagnosticIds.OutOfRange, places["Precision"], "Network", host.Name, "Precision", (int)precision, "Precision.Fast or Exact");
        return null;
    }

    private static Rounding? ReadRounding(LayerArguments arguments, Dictionary<string, Location> places, INamedTypeSymbol host, SourceMap map)
    {
        Rounding rounding = (Rounding)arguments.Int("Rounding", 0);
        switch (rounding)
        {
            case Rounding.None or Rounding.Floor:
                return rounding;
            case Rounding.Ceiling:
                map.Report(
                    DiagnosticIds.UnsupportedRounding, places["Rounding"], null,
                    ["Network", host.Name, rounding, "a whole network", "use Rounding.Floor here, and Rounding.Ceiling on the pools that round up"],
                    [Remedy.Set("Rounding", "Rounding.Floor")]);
                return null;
            default:
                map.Report(DiagnosticIds.OutOfRange, places["Rounding"], "Network", host.Name, "Rounding", (int)rounding, "Rounding.None or Floor");
                return null;
        }
    }

    /// <summary>Several declarations have no order.</summary>
    private static bool CheckDeclaration(INamedTypeSymbol host, AttributeReader.Found[] attributes, TypeDeclarationSyntax declaration, SourceMap map)
    {
        AttributeReader.Found[] elsewhere = [.. attributes.Where(a => a.Declaration != declaration)];
        if (elsewhere.Length > 0)
        {
            int declarations = attributes.Select(a => a.Declaration).Append(declaration).Distinct().Count();
            map.Report(DiagnosticIds.SeveralDeclarations, elsewhere[0].Place, host.Name, declarations);
        }

        return elsewhere.Length == 0;
    }

    /// <summary>What must hold of the stack as a whole before its layers can be looked at.</summary>
    private static bool CheckStack(INamedTypeSymbol host, AttributeReader.Found[] attributes, SourceMap map)
    {
        // The compiler reports an attribute that it does not know; it may have been meant as the input.
        if (attributes.FirstOrDefault()?.Kind.Length == 0)
        {
            return false;
        }

        AttributeReader.Found[] inputs = [.. attributes.Where(a => a.Kind == GraphBuilder.Input)];
        bool hasLayers = attributes.Length > inputs.Length;
        if (!hasLayers)
        {
            map.Report(DiagnosticIds.EmptyNetwork, map.Network, host.Name);
        }

        if (attributes.FirstOrDefault()?.Kind != GraphBuilder.Input && (hasLayers || inputs.Length == 0))
        {
            map.Report(DiagnosticIds.MissingInput, map.Network, host.Name);
            return false;
        }

        return hasLayers;
    }
}
