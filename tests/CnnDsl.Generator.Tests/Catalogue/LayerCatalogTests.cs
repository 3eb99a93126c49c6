using System.Reflection;
using CnnDsl.Generator.Layers;
using CnnDsl.Generator.Tests.Running;
using CnnDsl.Reference;

namespace CnnDsl.Generator.Tests.Catalogue;

/// <summary>A kind of layer is a row in the generator's catalogue, an attribute, a definition in the reference and a case that runs; none without the others.</summary>
public sealed class LayerCatalogTests
{
    private static readonly string[] Kinds = [.. LayerCatalog.All.Select(kind => kind.Name).Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_kind_has_an_attribute_and_every_attribute_a_kind()
    {
        // The generic one is the use of a block, which stands for layers and is none.
        IEnumerable<Type> attributes = typeof(LayerAttribute).Assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(LayerAttribute)) && !type.IsAbstract && !type.IsGenericType);
        Assert.Equal(Kinds, attributes.Select(type => type.Name[..^"Attribute".Length]).Order(StringComparer.Ordinal));
        Assert.All(attributes, type => Assert.True(
            type is { IsSealed: true, Namespace: "CnnDsl" } && type.GetCustomAttribute<AttributeUsageAttribute>() is { AllowMultiple: true, Inherited: false, ValidOn: AttributeTargets.Class },
            type.Name));
    }

    [Fact]
    public void Every_kind_has_a_definition_in_the_reference() => Assert.Equal(Kinds, ReferenceNetwork.Kinds.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_kind_has_a_case_that_runs() => Assert.Equal(Kinds, LayerCases.All.Select(layer => layer.Kind).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_kind_is_a_class_of_its_own_name() => Assert.All(LayerCatalog.All, kind => Assert.Equal(kind.GetType().Name, kind.Name));
}
