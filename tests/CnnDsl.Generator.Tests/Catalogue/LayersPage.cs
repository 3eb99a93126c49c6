using System.Globalization;
using System.Reflection;
using System.Text;
using System.Xml.Linq;
using CnnDsl.Generator.Layers;

namespace CnnDsl.Generator.Tests.Catalogue;

/// <summary>docs/layers.md, rendered from the catalogue and from the attributes with their XML docs.</summary>
internal static class LayersPage
{
    /// <summary>The headings in the order of the page.</summary>
    public static readonly string[] Groups =
        ["Convolutions", "Pooling", "Normalization", "Activations", "Arithmetic", "Shapes", "Reductions", "Sampling", "Others"];

    public static string Render()
    {
        XElement docs = XDocument.Load(Path.ChangeExtension(typeof(LayerAttribute).Assembly.Location, ".xml")).Root!.Element("members")!;
        StringBuilder page = new();
        page.Append("# Layers\n\n");
        page.Append("Every kind of layer. A shape is that of one image; the batch is never part of it. Axes count from 0 in it, negative ones from its end.\n");
        page.Append("Each also has `Name`, `From` and, in a block, `When` ([the language](language.md)). This page is rendered from the catalogue by a test.\n");
        foreach (string group in Groups)
        {
            LayerKind[] kinds = [.. LayerCatalog.All.Where(kind => kind.Documentation?.Group == group)];
            page.Append(CultureInfo.InvariantCulture, $"\n## {group}\n\n{string.Join(", ", kinds.Select(kind => $"[{kind.Name}](#{Anchor(kind)})"))}\n");
            foreach (LayerKind kind in kinds)
            {
                Write(page, kind, docs);
            }
        }

        return page.ToString();
    }

    public static string Anchor(LayerKind kind) => kind.Name.ToLowerInvariant();

    private static void Write(StringBuilder page, LayerKind kind, XElement docs)
    {
        Type attribute = typeof(LayerAttribute).Assembly.GetType($"CnnDsl.{kind.Name}Attribute", throwOnError: true)!;
        LayerDocumentation documentation = kind.Documentation!;
        page.Append(CultureInfo.InvariantCulture, $"\n### {kind.Name}\n\n");
        page.Append(CultureInfo.InvariantCulture, $"`{string.Join("`, `", Signatures(kind.Name, attribute))}`: `{kind.Prefix}1`, `{kind.Prefix}2`, ... by default\n\n");
        page.Append(CultureInfo.InvariantCulture, $"| | |\n|---|---|\n| computes | {Cell(documentation.Formula)} |\n| shapes | {Cell(documentation.Output)} |\n");
        Row(page, "weights", string.Join("<br>", documentation.Weights.Select(Cell)));
        Row(page, "ONNX", Cell(documentation.Onnx));
        Row(page, "PyTorch", Cell(documentation.PyTorch));
        PropertyInfo[] parameters = [.. Parameters(attribute)];
        if (parameters.Length > 0)
        {
            page.Append("\n| parameter | type | |\n|---|---|---|\n");
            foreach (PropertyInfo parameter in parameters)
            {
                page.Append(CultureInfo.InvariantCulture, $"| `{parameter.Name}` | {TypeName(parameter.PropertyType)} | {Cell(Summary(parameter, docs))} |\n");
            }
        }
    }

    private static void Row(StringBuilder page, string name, string text)
    {
        if (text.Length > 0)
        {
            page.Append(CultureInfo.InvariantCulture, $"| {name} | {text} |\n");
        }
    }

    private static IEnumerable<string> Signatures(string name, Type attribute) =>
        from constructor in attribute.GetConstructors()
        let parameters = constructor.GetParameters()
        orderby parameters.Length
        select parameters.Length == 0 ? name : $"{name}({string.Join(", ", parameters.Select(p => p.IsDefined(typeof(ParamArrayAttribute)) ? $"params {p.Name}" : p.Name))})";

    /// <summary>The kind's own properties first, then those that it has from its base.</summary>
    private static IEnumerable<PropertyInfo> Parameters(Type attribute) =>
        from property in attribute.GetProperties()
        where property.DeclaringType != typeof(Attribute) && property.DeclaringType != typeof(LayerAttribute)
        orderby property.DeclaringType == attribute ? 0 : 1, property.MetadataToken
        select property;

    private static string TypeName(Type type) => type switch
    {
        _ when type == typeof(int) => "int",
        _ when type == typeof(double) => "double",
        _ when type == typeof(bool) => "bool",
        _ when type == typeof(string) => "string",
        { IsArray: true } => TypeName(type.GetElementType()!) + "[]",
        { IsGenericType: true } => TypeName(type.GetGenericArguments()[0]) + "[]",
        _ => type.Name,
    };

    private static string Summary(PropertyInfo property, XElement docs)
    {
        string id = $"P:{property.DeclaringType!.FullName}.{property.Name}";
        XElement member = docs.Elements("member").FirstOrDefault(element => (string?)element.Attribute("name") == id)
            ?? throw new InvalidOperationException($"{id} has no documentation.");
        return string.Concat(member.Element("summary")!.Nodes().Select(Text));
    }

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement element when element.Attribute("cref") is { } cref => $"`{cref.Value[(cref.Value.LastIndexOf('.') + 1)..].Replace("Attribute", "", StringComparison.Ordinal)}`",
        XElement element when element.Attribute("name") is { } name => $"`{name.Value}`",
        XElement element => $"`{element.Value}`",
        _ => "",
    };

    /// <summary>On one line, and nothing in it that a table or Markdown would take for its own.</summary>
    private static string Cell(string text) =>
        string.Join(' ', text.Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries))
            .Replace("|", "\\|", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal);
}
