using CnnDsl.Weights;

namespace CnnDsl.Onnx.Compiling;

/// <summary>A network whose class is known at run time only.</summary>
public abstract class CompiledNetwork
{
    private protected CompiledNetwork()
    {
    }

    /// <summary>What is known of it without weights.</summary>
    public abstract NetworkInfo Info { get; }

    /// <summary>Makes it of its weights.</summary>
    /// <exception cref="WeightsException">The tensors are not the network's; every difference is listed.</exception>
    /// <param name="weights">The weights.</param>
    /// <param name="threads">Threads that a forward pass takes at the most; 0 for one when the network is small and else one for each core.</param>
    public abstract ForwardPass Create(IWeightSource weights, int threads = 0);

    /// <summary>The network of a class that the generator wrote.</summary>
    /// <exception cref="ArgumentException">The class is none.</exception>
    public static CompiledNetwork Of(Type network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return IsNetwork(network)
            ? (CompiledNetwork)Activator.CreateInstance(typeof(Typed<>).MakeGenericType(network))!
            : throw new ArgumentException($"{network.FullName} is not a network: it has no [Network].", nameof(network));
    }

    /// <summary>Whether a class is a network that the generator wrote.</summary>
    public static bool IsNetwork(Type type) =>
        type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(INetwork<>) && i.GenericTypeArguments[0] == type);

    private sealed class Typed<T> : CompiledNetwork
        where T : INetwork<T>
    {
        public override NetworkInfo Info => T.Info;

        public override ForwardPass Create(IWeightSource weights, int threads) => T.Create(weights, threads: threads).Forward;
    }
}

/// <summary>Runs a network on N images.</summary>
/// <param name="input">N x the input's shape.</param>
/// <param name="output">N x the output's shape.</param>
public delegate void ForwardPass(ReadOnlySpan<float> input, Span<float> output);
