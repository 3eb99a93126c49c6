using System.Globalization;
using CnnDsl;
using CnnDsl.Reference;
using CnnDsl.Weights;

namespace Zoo.Tests;

/// <summary>What holds for each network. Each has a class of its own, so that they run side by side.</summary>
/// <param name="name">The network in torchvision.</param>
/// <param name="parameters">As torchvision says.</param>
/// <param name="multiplyAdds">Of the convolutions and dense layers in torchvision, for one image.</param>
public abstract class ZooTests<T>(string name, long parameters, long multiplyAdds)
    where T : INetwork<T>
{
    private readonly string[] _torchvision = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "names", $"{name}.txt"));

    public static TheoryData<VectorWidth> Widths => [.. VectorWidths.Supported];

    [Fact]
    public void Has_the_known_number_of_parameters() => Assert.Equal(parameters, T.Info.Parameters);

    [Fact]
    public void Takes_the_known_number_of_multiply_adds() => Assert.Equal(multiplyAdds, T.Info.MultiplyAdds);

    [Fact]
    public void The_figures_are_those_that_torchvision_gave()
    {
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"# parameters {parameters}"), _torchvision);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"# multiply-adds {multiplyAdds}"), _torchvision);
    }

    [Fact]
    public void Tensors_have_the_names_and_shapes_of_torchvision() => Assert.Equal(
        _torchvision.Where(line => !line.StartsWith('#')).Order(StringComparer.Ordinal),
        T.Info.Weights.Select(weight => $"{weight.Name} {Dimensions(weight.Shape)}").Order(StringComparer.Ordinal));

    [Fact]
    public void Is_in_the_catalogue() => Assert.Same(T.Info, Catalog.All.Single(entry => entry.Name == name).Info);

    [Theory]
    [MemberData(nameof(Widths))]
    public void Gives_what_PyTorch_gives(VectorWidth width)
    {
        using SafeTensors golden = Golden();
        float[] output = Run(Weights(golden), width);

        Assert.InRange(Trial.Compare(output, Read(golden, "output")), 0, Program.Tolerance);
    }

    [Fact]
    public void Gives_what_the_definition_of_its_layers_gives()
    {
        using SafeTensors golden = Golden();
        Dictionary<string, float[]> weights = Weights(golden);
        double[] expected = new ReferenceNetwork(T.Info, weights).Forward(SeededTensors.Image(T.Info.Inputs[0].Shape));

        Assert.InRange(Trial.Compare(Run(weights), [.. expected.Select(number => (float)number)]), 0, Program.Tolerance);
    }

    private SafeTensors Golden() => SafeTensors.Open(Path.Combine(AppContext.BaseDirectory, "golden", $"{name}.safetensors"));

    private static Dictionary<string, float[]> Weights(SafeTensors golden) => SeededTensors.For(T.Info, Read(golden, "variances"));

    /// <summary>A tensor of a file; nothing when it is not there, as the variances of a network without batch norms.</summary>
    private static float[] Read(SafeTensors file, string tensor)
    {
        if (file.Tensors.FirstOrDefault(entry => entry.Name == tensor) is not { } found)
        {
            return [];
        }

        float[] numbers = new float[found.Shape.Length];
        file.Read(found, numbers);
        return numbers;
    }

    private static float[] Run(Dictionary<string, float[]> weights, VectorWidth width = VectorWidth.Widest)
    {
        float[] output = new float[T.Info.Outputs[0].Shape.Length];
        T.Create(new NamedTensors(SeededTensors.Shaped(T.Info, weights)), width).Forward(SeededTensors.Image(T.Info.Inputs[0].Shape), output);
        return output;
    }

    private static string Dimensions(TensorShape shape) =>
        string.Join(' ', shape.Dimensions.ToArray().Select(size => size.ToString(CultureInfo.InvariantCulture)));
}
