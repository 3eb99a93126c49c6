using System.Reflection;

namespace CnnDsl.Onnx.Tests.Writing;

/// <summary>A compiled network as one that is yet to be declared, with zeros for weights.</summary>
internal static class Described
{
    public static DeclaredNetwork From(NetworkInfo info) => new(
        [.. info.Inputs.Select(input => new DeclaredInput(input.Name, input.Shape))],
        [.. info.Layers.Select(From)],
        [.. info.Outputs.Select(output => new DeclaredOutput(output.Source, output.Name))],
        HasBatch: true);

    private static DeclaredLayer From(LayerInfo layer)
    {
        Type attribute = typeof(NetworkAttribute).Assembly.GetType($"CnnDsl.{layer.Kind}Attribute", throwOnError: true)!;
        return new DeclaredLayer(
            layer.Kind,
            layer.Name,
            layer.Inputs,
            [.. layer.Arguments.Select(argument => From(argument, attribute)).OfType<DeclaredArgument>()],
            layer.Weights.ToDictionary(weight => weight.Name[(layer.Name.Length + 1)..], weight => new FloatTensor(weight.Shape, [])),
            layer.OutputShape);
    }

    private static DeclaredArgument? From(LayerArgument argument, Type attribute) => attribute.GetProperty(argument.Name) is PropertyInfo property
        ? new DeclaredArgument(argument.Name, property.PropertyType switch
        {
            Type type when type == typeof(int) => (int)argument.Value,
            Type type when type == typeof(bool) => argument.Value != 0,
            { IsEnum: true } type => new EnumMember(type.Name, Enum.GetName(type, (int)argument.Value)!),
            _ => argument.Value,
        })
        : null;
}
