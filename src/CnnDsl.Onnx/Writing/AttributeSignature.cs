using System.Collections.Concurrent;
using System.Reflection;

namespace CnnDsl.Onnx.Writing;

/// <summary>What a layer's attribute looks like in source: its constructors and what its properties are by default.</summary>
internal sealed class AttributeSignature
{
    private static readonly ConcurrentDictionary<string, AttributeSignature> Known = new(StringComparer.Ordinal);

    private readonly string[][] _constructors;
    private readonly Dictionary<string, object?> _defaults;

    private AttributeSignature(Type attribute)
    {
        ConstructorInfo[] constructors = [.. attribute.GetConstructors().OrderBy(constructor => constructor.GetParameters().Length)];
        _constructors = [.. constructors.Select(constructor => constructor.GetParameters().Select(parameter => PropertyOf(parameter.Name!)).ToArray())];

        // What a constructor with stand-ins leaves alone is as it is by default.
        ParameterInfo[] parameters = constructors[0].GetParameters();
        object made = constructors[0].Invoke([.. parameters.Select(parameter => StandIn(parameter.ParameterType))]);
        _defaults = attribute.GetProperties()
            .Where(property => !_constructors[0].Contains(property.Name))
            .ToDictionary(property => property.Name, property => property.GetValue(made), StringComparer.Ordinal);
    }

    /// <summary>The signature of a kind of layers.</summary>
    /// <exception cref="NotSupportedException">The language has no such layer.</exception>
    public static AttributeSignature Of(string kind) => Known.GetOrAdd(kind, static kind =>
        typeof(NetworkAttribute).Assembly.GetType($"CnnDsl.{kind}Attribute") is { } type && type.IsAssignableTo(typeof(LayerAttribute))
            ? new AttributeSignature(type)
            : throw new NotSupportedException($"The language has no layer called {kind}."));

    /// <summary>The arguments that are written without a name, in order: those of the longest constructor that they fill.</summary>
    public IReadOnlyList<string> Positional(IReadOnlyCollection<string> stated) =>
        _constructors.LastOrDefault(parameters => parameters.All(stated.Contains)) ?? [];

    /// <summary>Whether an argument says what holds anyway.</summary>
    public bool IsDefault(DeclaredArgument argument) =>
        _defaults.TryGetValue(argument.Name, out object? value) && (value, argument.Value) switch
        {
            // Left out, Coordinates is what goes with the Mode, not what the property holds.
            (UpsampleCoordinates, EnumMember) => false,
            (Enum member, EnumMember stated) => member.ToString() == stated.Member,
            (double number, IConvertible stated) when stated is int or double => number.Equals(Convert.ToDouble(stated, null)),
            (Array numbers, Array stated) => numbers.Cast<object>().SequenceEqual(stated.Cast<object>()),
            _ => Equals(value, argument.Value),
        };

    private static object? StandIn(Type parameter) => parameter switch
    {
        { IsArray: true } => Array.CreateInstance(parameter.GetElementType()!, 0),
        { IsValueType: true } => Activator.CreateInstance(parameter),
        _ => null,
    };

    private static string PropertyOf(string parameter) => char.ToUpperInvariant(parameter[0]) + parameter[1..];
}
