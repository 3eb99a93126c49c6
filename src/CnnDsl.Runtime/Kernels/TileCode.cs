using System.Runtime.CompilerServices;
using CnnDsl.Activations;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>
/// A register tile with its activations as a value, so that what goes over the map with it is compiled once for all tiles: the JIT's time
/// is most of what a network needs to its first result.
/// </summary>
internal readonly unsafe struct TileCode<V>
    where V : struct, ILanes<V>
{
    private readonly delegate*<ref float, ref float, ref float, ref float, ref float, in TileShape, void> _run;
    private readonly delegate*<ref float, int, int, int, void> _finish;

    private TileCode(
        int pixels, int vectors,
        delegate*<ref float, ref float, ref float, ref float, ref float, in TileShape, void> run, delegate*<ref float, int, int, int, void> finish)
    {
        Pixels = pixels;
        Vectors = vectors;
        _run = run;
        _finish = finish;
    }

    /// <summary>Pixels of a row.</summary>
    public int Pixels { get; }

    /// <summary>Vectors of output channels.</summary>
    public int Vectors { get; }

    /// <summary>Whether an activation follows some pixels once they are written.</summary>
    public bool IsFinished => _finish != null;

    /// <summary>A tile that applies <typeparamref name="TActivation"/> before it stores, and whose pixels <typeparamref name="TRow"/> follows.</summary>
    public static TileCode<V> Of<TTile, TActivation, TRow>()
        where TTile : struct, ITile
        where TActivation : struct, IActivation
        where TRow : struct, IActivation =>
        new(TTile.Pixels, TTile.Vectors, &TTile.Run<V, TActivation>, typeof(TRow) == typeof(Identity) ? null : &Finish<TRow>);

    /// <summary>Computes one tile, as <see cref="ITile.Run"/> does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run(ref float x, ref float weights, ref float bias, ref float y, ref float extra, in TileShape shape) =>
        _run(ref x, ref weights, ref bias, ref y, ref extra, shape);

    /// <summary>Applies the row's activation to <paramref name="length"/> floats of each vector, whose blocks are <paramref name="plane"/> floats apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Finish(ref float y, int plane, int length) => _finish(ref y, plane, Vectors, length);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Finish<TRow>(ref float y, int plane, int vectors, int length)
        where TRow : struct, IActivation
    {
        for (int vector = 0; vector < vectors; vector++)
        {
            Elementwise.InPlace<V, TRow>(ref Unsafe.Add(ref y, vector * plane), length);
        }
    }
}
