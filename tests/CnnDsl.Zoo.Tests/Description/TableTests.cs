using System.Globalization;
using CnnDsl;

namespace Zoo.Tests.Description;

/// <summary>Networks as tables.</summary>
public sealed class TableTests
{
    [Fact]
    public void The_table_has_every_layer_and_the_totals()
    {
        string[] rows = RowsOf(ResNet18.Info);
        Assert.Equal(ResNet18.Info.Layers.Count + 4, rows.Length);
        Assert.Single(rows.Select(row => row.Length).Distinct());
        Assert.Matches(@"^\| layer4\.1\.conv2 +\| Conv2D +\| 512 x 7 x 7 +\| +2,359,296 \| +115,605,504 \|$", rows.Single(row => row.Contains("layer4.1.conv2", StringComparison.Ordinal)));
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $" {ResNet18.Info.Parameters:N0} | {ResNet18.Info.MultiplyAdds:N0} |"), rows[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Inputs_and_outputs_are_told_with_their_shapes()
    {
        Assert.Matches(@"^\| left +\| Input, Bytes +\| 3 x 8 x 8 ", RowsOf(Stereo.Info)[2]);
        Assert.Matches(@"^\| right +\| Input +\| 3 x 8 x 8 ", RowsOf(Stereo.Info)[3]);
        Assert.Contains("\n\nReturns scores (10), features (8 x 8 x 8). A forward pass works in ", Stereo.Info.ToTable(), StringComparison.Ordinal);
        Assert.Contains("\n\nReturns reshape1 (scalar). ", Sequence.Info.ToTable(), StringComparison.Ordinal);
    }

    [Fact]
    public void Describe_is_Markdown_with_the_table_and_the_diagram() =>
        Assert.Equal($"# ResNet18\n\n{ResNet18.Info.ToTable()}\n```mermaid\n{ResNet18.Info.ToMermaid()}```\n", ResNet18.Describe());

    private static string[] RowsOf(NetworkInfo info) => [.. info.ToTable().Split('\n').Where(line => line.StartsWith('|'))];
}
