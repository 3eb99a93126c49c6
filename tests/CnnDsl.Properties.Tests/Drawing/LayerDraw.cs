using System.Reflection;
using CnnDsl.Generator.Model;

namespace CnnDsl.Properties.Tests.Drawing;

/// <summary>Draws a layer of any kind from its attribute class alone: a constructor, and some of the properties.</summary>
internal static class LayerDraw
{
    /// <summary>Properties of every layer, which the network decides.</summary>
    private static readonly string[] Common = ["Name", "From", "When", "TypeId"];

    /// <summary>The attribute class of every kind, by the kind's name.</summary>
    public static IReadOnlyDictionary<string, Type> Kinds { get; } = typeof(LayerAttribute).Assembly.GetExportedTypes()
        .Where(type => type.IsSubclassOf(typeof(LayerAttribute)) && type is { IsAbstract: false, IsGenericType: false })
        .OrderBy(type => type.Name, StringComparer.Ordinal)
        .ToDictionary(type => type.Name[..^"Attribute".Length]);

    /// <summary>Kinds with a window or with weights of their own making: few of all, seldom legal by chance, and what networks are made of.</summary>
    public static IReadOnlyList<string> Substantial { get; } =
        [.. Kinds.Where(kind => kind.Value.GetProperty("Kernel") is not null || kind.Value.GetProperty("Units") is not null).Select(kind => kind.Key)];

    /// <summary>Whether it reads several by name.</summary>
    public static bool IsMerge(string kind) => Kinds[kind].IsSubclassOf(typeof(MergeAttribute));

    /// <summary>The arguments of a layer that reads such a shape.</summary>
    public static IReadOnlyList<DrawnArgument> Arguments(Dice dice, string kind, Shape input)
    {
        ConstructorInfo constructor = dice.Either(Kinds[kind].GetConstructors());
        List<DrawnArgument> arguments =
        [
            .. constructor.GetParameters().Where(parameter => parameter.ParameterType != typeof(string[])).Select(parameter =>
            {
                string property = char.ToUpperInvariant(parameter.Name![0]) + parameter.Name[1..];
                return new DrawnArgument(property, ArgumentDraw.Of(dice, property, parameter.ParameterType, input), IsNamed: false);
            }),
        ];
        foreach (PropertyInfo property in Kinds[kind].GetProperties().OrderBy(property => property.Name, StringComparer.Ordinal))
        {
            // The more there are, the seldomer each.
            if (property.CanWrite && !Common.Contains(property.Name) && arguments.All(argument => argument.Property != property.Name) && dice.OnceIn(5))
            {
                arguments.Add(new DrawnArgument(property.Name, ArgumentDraw.Of(dice, property.Name, property.PropertyType, input), IsNamed: true));
            }
        }

        return arguments;
    }

    /// <summary>The arguments as the generator's layers read them.</summary>
    public static IEnumerable<Argument> ToNumbers(IEnumerable<DrawnArgument> arguments) => arguments.SelectMany(argument => argument.Value switch
    {
        int[] numbers => Argument.Array(argument.Property, numbers),
        double[] numbers => numbers.Select((number, i) => new Argument(Argument.Element(argument.Property, i), number)),
        _ => [new Argument(argument.Property, Convert.ToDouble(argument.Value, System.Globalization.CultureInfo.InvariantCulture))],
    });
}
