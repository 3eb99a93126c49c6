using System.Globalization;

namespace CnnDsl.Reference;

/// <summary>
/// A network by the definition of its layers, in double precision: slow, and the measure of everything fast.
/// It derives every output size from the arguments alone and refuses a description that says otherwise.
/// </summary>
/// <param name="info">The network.</param>
/// <param name="weights">Every tensor by its name, row-major.</param>
public sealed class ReferenceNetwork(NetworkInfo info, IReadOnlyDictionary<string, float[]> weights)
{
    /// <summary>Kinds of layers that have a definition here.</summary>
    public static IReadOnlyCollection<string> Kinds => LayerDefinitions.ByKind.Keys;

    /// <summary>Changes what each layer gives before the next ones read it: how an error goes on through the network.</summary>
    public Action<LayerInfo, double[]>? Disturb { get; init; }

    /// <summary>The network's output for one image; several outputs follow one another in the order of declaration.</summary>
    /// <param name="oneImage">The input; several inputs follow one another in the order of declaration.</param>
    /// <exception cref="ReferenceException">The input, the weights or the network's description do not fit the definition.</exception>
    public double[] Forward(ReadOnlySpan<float> oneImage)
    {
        Dictionary<string, DoubleTensor> values = Run(oneImage);
        return [.. info.Outputs.SelectMany(output => Output(values, output))];
    }

    /// <summary>Every input and the output of every layer, by their names, for one image.</summary>
    /// <exception cref="ReferenceException">The input, the weights or the network's description do not fit the definition.</exception>
    public IReadOnlyDictionary<string, double[]> Trace(ReadOnlySpan<float> oneImage)
    {
        return Run(oneImage).ToDictionary(value => value.Key, value => value.Value.Data);
    }

    /// <summary>The outputs, one after the other, of an image whose layers' outputs are known.</summary>
    /// <param name="trace">What <see cref="Trace"/> gave.</param>
    public double[] OutputsOf(IReadOnlyDictionary<string, double[]> trace) => [.. info.Outputs.SelectMany(output => trace[output.Source])];

    private Dictionary<string, DoubleTensor> Run(ReadOnlySpan<float> oneImage)
    {
        Dictionary<string, DoubleTensor> values = Inputs(oneImage);
        foreach (LayerInfo layer in info.Layers)
        {
            LayerCall call = new(layer, [.. layer.Inputs.Select(name => values[name])], weights);
            if (!LayerDefinitions.ByKind.TryGetValue(layer.Kind, out Func<LayerCall, DoubleTensor>? definition))
            {
                throw call.Error("has a kind that the reference does not define");
            }

            DoubleTensor output = definition(call);
            Disturb?.Invoke(layer, output.Data);
            values.Add(layer.Name, output.Shape.Equals(layer.OutputShape)
                ? output
                : throw call.Error($"gives {output.Shape}; its description says {layer.OutputShape}"));
        }

        return values;
    }

    private Dictionary<string, DoubleTensor> Inputs(ReadOnlySpan<float> oneImage)
    {
        long expected = info.Inputs.Sum(input => input.Shape.Length);
        if (oneImage.Length != expected)
        {
            throw new ReferenceException(string.Create(
                CultureInfo.InvariantCulture, $"{info.Name} reads {expected} numbers an image; given are {oneImage.Length}."));
        }

        Dictionary<string, DoubleTensor> values = new(StringComparer.Ordinal);
        foreach (ValueInfo input in info.Inputs)
        {
            DoubleTensor tensor = new(input.Shape);
            for (int i = 0; i < tensor.Data.Length; i++)
            {
                // Interleaved numbers come pixel by pixel, H x W x C.
                int place = tensor.Height * tensor.Width;
                tensor.Data[input.Format == InputFormat.Planar ? i : (i % tensor.Channels * place) + (i / tensor.Channels)] = oneImage[i];
            }

            values.Add(input.Name, tensor);
            oneImage = oneImage[tensor.Data.Length..];
        }

        return values;
    }

    private double[] Output(Dictionary<string, DoubleTensor> values, ValueInfo output)
    {
        DoubleTensor value = values[output.Source];
        return value.Shape.Equals(output.Shape)
            ? value.Data
            : throw new ReferenceException($"Output '{output.Name}' of {info.Name} is {value.Shape}; its description says {output.Shape}.");
    }
}
