using System.Globalization;
using CnnDsl.Weights;

namespace CnnDsl.Golden;

/// <summary>Recorded inputs and outputs of a network: <c>input.NAME</c> and <c>output.NAME</c>, each N x its shape, or its shape alone.</summary>
/// <param name="Images">N.</param>
/// <param name="Inputs">The inputs in the network's order, row-major.</param>
/// <param name="Outputs">The outputs in the network's order, row-major.</param>
internal sealed record GoldenTensors(int Images, float[][] Inputs, float[][] Outputs)
{
    public const string Input = "input.";
    public const string Output = "output.";

    /// <summary>Reads all of them, once they are known to be those of the network.</summary>
    /// <exception cref="WeightsException">They are not; every difference is listed.</exception>
    public static GoldenTensors Read(NetworkInfo info, IWeightSource source)
    {
        Dictionary<string, TensorEntry> found = source.Tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        (string Name, TensorShape Shape)[] wanted =
            [.. info.Inputs.Select(value => (Input + value.Name, value.Shape)), .. info.Outputs.Select(value => (Output + value.Name, value.Shape))];
        int images = wanted.Select(value => found.TryGetValue(value.Name, out TensorEntry? tensor) ? ImagesOf(tensor.Shape, value.Shape) : null).FirstOrDefault(count => count is not null) ?? 1;
        string[] problems = [.. wanted.SelectMany(value => Problems(value.Name, value.Shape, images, found)), .. Surplus(source, wanted)];
        if (problems.Length > 0)
        {
            throw new WeightsException(info.Name, source.Description, problems);
        }

        float[] Numbers(string name)
        {
            float[] numbers = new float[found[name].Shape.Length];
            source.Read(found[name], numbers);
            return numbers;
        }

        return new GoldenTensors(images, [.. info.Inputs.Select(value => Numbers(Input + value.Name))], [.. info.Outputs.Select(value => Numbers(Output + value.Name))]);
    }

    /// <summary>N of a tensor of N x <paramref name="shape"/>, 1 of one of the shape alone, and null of another.</summary>
    private static int? ImagesOf(TensorShape tensor, TensorShape shape) =>
        tensor.Equals(shape) ? 1
        : tensor.Rank == shape.Rank + 1 && tensor[0] > 0 && tensor.Dimensions[1..].SequenceEqual(shape.Dimensions) ? tensor[0]
        : null;

    private static IEnumerable<string> Problems(string name, TensorShape shape, int images, Dictionary<string, TensorEntry> found)
    {
        TensorShape whole = new([images, .. shape.Dimensions]);
        if (!found.TryGetValue(name, out TensorEntry? tensor))
        {
            yield return $"missing: {name} ({whole})";
            yield break;
        }

        if (ImagesOf(tensor.Shape, shape) != images)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"shape: {name} is {OneLine.Of(tensor.Shape.ToString())}, the network has {whole}");
        }

        if (!ElementType.IsReadable(tensor.DType))
        {
            yield return $"type: {name} is {OneLine.Of(tensor.DType)}, {ElementType.Readable} can be read";
        }
    }

    private static IEnumerable<string> Surplus(IWeightSource source, (string Name, TensorShape Shape)[] wanted) => source.Tensors
        .Where(tensor => wanted.All(value => value.Name != tensor.Name))
        .Select(tensor => $"surplus: {OneLine.Of(tensor.Name)} ({OneLine.Of(tensor.Shape.ToString())})");
}
