using CnnDsl.Engine;

namespace CnnDsl.Networks.Tests.Api;

public sealed class MetadataTests
{
    [Fact]
    public void Generic_code_learns_everything_without_an_instance()
    {
        NetworkInfo info = InfoOf<Classifier>();

        Assert.Equal("Classifier", info.Name);
        Assert.Equal([new ValueInfo("input", new TensorShape(3, 8, 8))], info.Inputs);
        Assert.Equal(new TensorShape(5), Assert.Single(info.Outputs).Shape);
        Assert.Equal(
            ["conv1", "bn1", "relu1", "maxpool1", "conv2", "prelu1", "flatten1", "dense1", "softmax1"],
            info.Layers.Select(layer => layer.Name));
        Assert.Equal(
            ["6 x 8 x 8", "6 x 8 x 8", "6 x 8 x 8", "6 x 4 x 4", "10 x 2 x 2", "10 x 2 x 2", "40", "5", "5"],
            info.Layers.Select(layer => layer.OutputShape.ToString()));
        Assert.Equal("input", Assert.Single(info.Layers[0].Inputs));
        Assert.All(info.Layers.Skip(1).Zip(info.Layers), pair => Assert.Equal([pair.Second.Name], pair.First.Inputs));
    }

    [Fact]
    public void Parameters_and_multiply_adds_are_those_of_the_textbook()
    {
        NetworkInfo info = InfoOf<Classifier>();

        Assert.Equal([(6 * 3 * 9) + 6, 12, 0, 0, (10 * 6 * 9) + 10, 10, 0, (5 * 40) + 5, 0], info.Layers.Select(layer => layer.Parameters));
        Assert.Equal([64 * 6 * 3 * 9, 0, 0, 0, 4 * 10 * 6 * 9, 0, 0, 5 * 40, 0], info.Layers.Select(layer => layer.MultiplyAdds));
    }

    [Fact]
    public void The_constants_say_the_same()
    {
        AssertSame<Classifier>(Classifier.InputLength, Classifier.OutputLength, Classifier.ParameterCount, Classifier.MultiplyAdds, Classifier.WorkspaceBytes);
        AssertSame<Filter>(Filter.InputLength, Filter.OutputLength, Filter.ParameterCount, Filter.MultiplyAdds, Filter.WorkspaceBytes);
        AssertSame<Scorer>(Scorer.InputLength, Scorer.OutputLength, Scorer.ParameterCount, Scorer.MultiplyAdds, Scorer.WorkspaceBytes);
    }

    [Fact]
    public void The_listed_weights_are_those_that_a_network_is_made_of()
    {
        Assert.Equal(
            [
                "conv1.weight 6 x 3 x 3 x 3", "conv1.bias 6", "bn1.weight 6", "bn1.bias 6", "bn1.running_mean 6", "bn1.running_var 6",
                "conv2.weight 10 x 6 x 3 x 3", "conv2.bias 10", "prelu1.weight 10", "dense1.weight 5 x 40", "dense1.bias 5",
            ],
            InfoOf<Classifier>().Weights.Select(weight => $"{weight.Name} {weight.Shape}"));
    }

    private static NetworkInfo InfoOf<T>()
        where T : INetwork<T> => T.Info;

    private static void AssertSame<T>(int input, int output, long parameters, long multiplyAdds, long workspaceBytes)
        where T : INetworkCode<T>
    {
        Assert.Equal(T.Info.Inputs[0].Shape.Length, input);
        Assert.Equal(T.Info.Outputs[0].Shape.Length, output);
        Assert.Equal(T.Info.Parameters, parameters);
        Assert.Equal(T.Info.MultiplyAdds, multiplyAdds);
        Assert.Equal(T.Info.WorkspaceBytes, workspaceBytes);
        Assert.Equal(T.WorkspaceLength * sizeof(float), workspaceBytes);
    }
}
