using System.Collections;
using System.Reflection;
using CnnDsl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace CnnDsl.Generator.Tests.Harness;

/// <summary>
/// Walks a value that the incremental pipeline caches. One that holds a symbol or a tree keeps whole compilations alive,
/// one that cannot be compared by value is never found equal, and one that can be changed is equal to nothing for long.
/// </summary>
internal static class PlainValues
{
    private static readonly Type[] Forbidden =
        [typeof(ISymbol), typeof(Compilation), typeof(SyntaxNode), typeof(SyntaxTree), typeof(SyntaxReference), typeof(Location), typeof(Diagnostic), typeof(SemanticModel)];

    public static void Demand(object? value, string path)
    {
        if (value is null or string || value.GetType() is { IsPrimitive: true } or { IsEnum: true })
        {
            return;
        }

        Type type = value.GetType();
        Assert.False(Array.Exists(Forbidden, forbidden => forbidden.IsInstanceOfType(value)), $"{path} holds a {type.Name}");
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableArray<>))
        {
            foreach ((int i, object? item) in ((IEnumerable)value).Cast<object?>().Index())
            {
                Demand(item, $"{path}[{i}]");
            }

            return;
        }

        Assert.False(value is IEnumerable, $"{path} is a collection without equality, {type.Name}");
        Assert.True(typeof(IEquatable<>).MakeGenericType(type).IsInstanceOfType(value), $"{path} has no equality by value, {type.Name}");
        foreach (FieldInfo field in Fields(type))
        {
            Assert.True(field.IsInitOnly, $"{path}.{field.Name} can be changed");
            Demand(field.GetValue(value), $"{path}.{field.Name}");
        }
    }

    private static IEnumerable<FieldInfo> Fields(Type type)
    {
        const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        for (Type? t = type; t is not null && t != typeof(object) && t != typeof(ValueType); t = t.BaseType)
        {
            foreach (FieldInfo field in t.GetFields(Own))
            {
                yield return field;
            }
        }
    }
}
