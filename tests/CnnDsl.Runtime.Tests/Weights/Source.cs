using CnnDsl.Weights;

namespace CnnDsl.Runtime.Tests.Weights;

/// <summary>A source made of entries, which counts what is read from it; its numbers are given, or 0.</summary>
internal sealed class Source(params TensorEntry[] tensors) : IWeightSource
{
    public Dictionary<string, float[]> Numbers { get; } = [];

    public int Reads { get; private set; }

    public string Description => "x.safetensors";

    public IReadOnlyList<TensorEntry> Tensors => tensors;

    /// <summary>F32 tensors, vectors all, of the numbers.</summary>
    public static Source Of(params (string Name, TensorShape Shape, float[] Numbers)[] tensors)
    {
        Source source = new([.. tensors.Select(t => new TensorEntry(t.Name, "F32", t.Shape))]);
        foreach ((string name, _, float[] numbers) in tensors)
        {
            source.Numbers.Add(name, numbers);
        }

        return source;
    }

    public IEnumerable<WeightInfo> AsExpected() => tensors.Select(t => new WeightInfo(t.Name, t.Shape));

    public void Read(TensorEntry tensor, Span<float> destination)
    {
        Reads++;
        Numbers.GetValueOrDefault(tensor.Name, new float[destination.Length]).CopyTo(destination);
    }
}
