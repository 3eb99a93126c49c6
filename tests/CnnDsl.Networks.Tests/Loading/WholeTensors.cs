using CnnDsl.Weights;

namespace CnnDsl.Networks.Tests.Loading;

/// <summary>A source of a user's: it knows nothing of parts, and its reader has one place for all.</summary>
internal sealed class WholeTensors(IWeightSource source) : IWeightSource
{
    private int _readers;

    public string Description => source.Description;

    public IReadOnlyList<TensorEntry> Tensors => source.Tensors;

    /// <summary>Whether two calls came at once, which nothing says that a source must stand.</summary>
    public bool WasReadTwiceAtOnce { get; private set; }

    /// <summary>The tensors that cannot be read.</summary>
    public HashSet<string> Unreadable { get; } = [];

    public void Read(TensorEntry tensor, Span<float> destination)
    {
        WasReadTwiceAtOnce |= Interlocked.Increment(ref _readers) > 1;
        if (Unreadable.Contains(tensor.Name))
        {
            throw new IOException($"{tensor.Name} cannot be read.");
        }

        source.Read(tensor, destination);
        Interlocked.Decrement(ref _readers);
    }
}
