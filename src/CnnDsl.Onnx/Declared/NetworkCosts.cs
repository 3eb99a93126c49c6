namespace CnnDsl.Onnx;

/// <summary>What a layer, or a network, costs: numbers that are trained and multiply-adds of one image.</summary>
public readonly record struct NetworkCosts(long Parameters, long MultiplyAdds)
{
    /// <summary>The costs of all layers together.</summary>
    public static NetworkCosts Of(DeclaredNetwork network)
    {
        NetworkCosts[] costs = [.. Each(network).Select(layer => layer.Costs)];
        return new NetworkCosts(costs.Sum(cost => cost.Parameters), costs.Sum(cost => cost.MultiplyAdds));
    }

    /// <summary>The layers of a network with their costs.</summary>
    public static IEnumerable<(DeclaredLayer Layer, NetworkCosts Costs)> Each(DeclaredNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        Dictionary<string, TensorShape> shapes = network.Layers.ToDictionary(layer => layer.Name, layer => layer.Output, StringComparer.Ordinal);
        foreach (DeclaredInput input in network.Inputs)
        {
            shapes[input.Name] = input.Shape;
        }

        return network.Layers.Select(layer => (layer, Of(layer, layer.Inputs.Count == 0 ? null : shapes.GetValueOrDefault(layer.Inputs[0]))));
    }

    /// <summary>The costs of a layer. As in PyTorch, the running statistics of a batch normalization are not trained.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="input">The shape of what it reads first; null for a layer that reads nothing, or a part of a split.</param>
    public static NetworkCosts Of(DeclaredLayer layer, TensorShape? input)
    {
        long parameters = layer.Weights.Where(weight => !weight.Key.StartsWith("running_", StringComparison.Ordinal)).Sum(weight => weight.Value.Shape.Length);
        return new NetworkCosts(parameters, CountMultiplyAdds(layer, input));
    }

    /// <summary>Of a convolution or dense layer, the weights behind an output times the outputs; those of a transposed one go by its inputs.</summary>
    private static long CountMultiplyAdds(DeclaredLayer layer, TensorShape? input)
    {
        if (layer.Kind == "MatMul")
        {
            bool isTransposed = layer.Arguments.Any(argument => argument is { Name: "TransposeA", Value: true });
            return input is null || input.Rank == 0 ? 0 : layer.Output.Length * input.Dimensions[isTransposed && input.Rank > 1 ? ^2 : ^1];
        }

        return layer.Weights.TryGetValue("weight", out FloatTensor? weight) && weight.Shape.Rank > 1
            ? (layer.Kind.StartsWith("ConvTranspose", StringComparison.Ordinal) ? input?.Length ?? 0 : layer.Output.Length) * (weight.Shape.Length / weight.Shape[0])
            : 0;
    }
}
