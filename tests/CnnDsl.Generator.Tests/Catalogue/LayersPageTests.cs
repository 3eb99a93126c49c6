using CnnDsl.Generator.Layers;
using CnnDsl.Generator.Tests.Harness;

namespace CnnDsl.Generator.Tests.Catalogue;

/// <summary>docs/layers.md says of every kind what the catalogue says. UPDATE_SNAPSHOTS=1 writes it anew.</summary>
public sealed class LayersPageTests
{
    [Fact]
    public void Every_kind_is_documented_under_a_heading_of_the_page() => Assert.All(LayerCatalog.All, kind =>
    {
        Assert.NotNull(kind.Documentation);
        Assert.Contains(kind.Documentation.Group, LayersPage.Groups);
        Assert.NotEmpty(kind.Documentation.Formula);
        Assert.NotEmpty(kind.Documentation.Output);
    });

    [Fact]
    public void The_page_is_what_the_catalogue_says()
    {
        string page = LayersPage.Render();
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            Repository.Write(page, "docs", "layers.md");
        }

        Assert.Equal(page, Repository.Read("docs", "layers.md"));
    }
}
