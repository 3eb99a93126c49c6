using CnnDsl.Activations;
using CnnDsl.Kernels;
using CnnDsl.Lanes;

namespace CnnDsl.Runtime.Tests.Lanes;

/// <summary>An operation on two vectors as a type.</summary>
internal interface IBinary
{
    static abstract V Apply<V>(V a, V b)
        where V : struct, ILanes<V>;
}

/// <summary>An operation on three vectors as a type.</summary>
internal interface ITernary
{
    static abstract V Apply<V>(V a, V b, V c)
        where V : struct, ILanes<V>;
}

/// <summary>Operations of <see cref="ILanes{TSelf}"/> on whole arrays, with the vector width as a value.</summary>
internal abstract class AtWidth
{
    public static TheoryData<VectorWidth> Supported { get; } = [.. VectorWidths.Supported];

    /// <summary>Floats in one vector.</summary>
    public abstract int Count { get; }

    public static AtWidth Of(VectorWidth width) => width switch
    {
        VectorWidth.Bits512 => new Typed<Lanes512>(),
        VectorWidth.Bits256 => new Typed<Lanes256>(),
        _ => new Typed<Lanes128>(),
    };

    /// <summary>The operation on each number; the array is any length.</summary>
    public abstract float[] Each<TOperation>(float[] x)
        where TOperation : struct, IActivation;

    /// <summary>The array with the operation applied, as kernels apply it to a row that they have written, to so many vectors behind the first.</summary>
    public abstract float[] InPlace<TOperation>(float[] x, int vectors)
        where TOperation : struct, IActivation;

    /// <summary>The operation on each pair; the arrays are equally long.</summary>
    public abstract float[] Each<TOperation>(float[] a, float[] b)
        where TOperation : struct, IBinary;

    /// <summary>The operation on each triple; the arrays are equally long.</summary>
    public abstract float[] Each<TOperation>(float[] a, float[] b, float[] c)
        where TOperation : struct, ITernary;

    private sealed class Typed<V> : AtWidth
        where V : struct, ILanes<V>
    {
        public override int Count => V.Count;

        public override float[] Each<TOperation>(float[] x)
        {
            float[] whole = WholeVectors(x);
            for (int i = 0; i < whole.Length; i += V.Count)
            {
                TOperation.Apply(V.Load(ref whole[i])).Store(ref whole[i]);
            }

            return whole[..x.Length];
        }

        public override float[] InPlace<TOperation>(float[] x, int vectors)
        {
            float[] row = [.. x];
            Elementwise.InPlace<V, TOperation>(ref row[V.Count], vectors * V.Count);
            return row;
        }

        public override float[] Each<TOperation>(float[] a, float[] b)
        {
            (float[] first, float[] second) = (WholeVectors(a), WholeVectors(b));
            for (int i = 0; i < first.Length; i += V.Count)
            {
                TOperation.Apply(V.Load(ref first[i]), V.Load(ref second[i])).Store(ref first[i]);
            }

            return first[..a.Length];
        }

        public override float[] Each<TOperation>(float[] a, float[] b, float[] c)
        {
            (float[] first, float[] second, float[] third) = (WholeVectors(a), WholeVectors(b), WholeVectors(c));
            for (int i = 0; i < first.Length; i += V.Count)
            {
                TOperation.Apply(V.Load(ref first[i]), V.Load(ref second[i]), V.Load(ref third[i])).Store(ref first[i]);
            }

            return first[..a.Length];
        }

        private static float[] WholeVectors(float[] x)
        {
            float[] whole = new float[(x.Length + V.Count - 1) / V.Count * V.Count];
            x.CopyTo(whole, 0);
            return whole;
        }
    }
}
