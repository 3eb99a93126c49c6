using System.Reflection;
using System.Runtime.CompilerServices;
using CnnDsl.Engine;
using CnnDsl.Lanes;
using CnnDsl.Weights;

namespace CnnDsl.Harness;

/// <summary>The code of a network whose class is known at run time only, with the vector width as a value.</summary>
public abstract class CompiledNetwork
{
    public abstract NetworkInfo Info { get; }

    public abstract int PackedLength { get; }

    public abstract int WorkspaceLength { get; }

    public abstract int HeadLength { get; }

    public int InputLength => (int)Info.Inputs.Sum(input => input.Shape.Length);

    public int OutputLength => (int)Info.Outputs.Sum(output => output.Shape.Length);

    public static CompiledNetwork Of(Type network) =>
        (CompiledNetwork)Activator.CreateInstance(typeof(Typed<>).MakeGenericType(network), BindingFlags.Public | BindingFlags.Instance, null, null, null)!;

    /// <summary>The weights as the kernels of a width read them.</summary>
    public abstract float[] Pack(VectorWidth width, WeightSet tensors, int threads = 1);

    /// <summary>Runs one image on raw buffers.</summary>
    public abstract void Run(VectorWidth width, ref float input, ref float output, ref float weights, ref float workspace);

    /// <summary>Runs images on raw buffers, through the last layers together; <paramref name="heads"/> has <see cref="HeadLength"/> floats for each.</summary>
    public abstract void RunBatch(VectorWidth width, ref float input, ref float output, ref float weights, ref float workspace, ref float heads, int images);

    /// <summary>Runs a batch as a user does.</summary>
    public abstract void Forward(VectorWidth width, IWeightSource weights, ReadOnlySpan<float> input, Span<float> output, int threads = 0);

    private sealed class Typed<TNetwork> : CompiledNetwork
        where TNetwork : INetworkCode<TNetwork>
    {
        public override NetworkInfo Info => TNetwork.Info;

        public override int PackedLength => TNetwork.PackedLength;

        public override int WorkspaceLength => TNetwork.WorkspaceLength;

        public override int HeadLength => TNetwork.HeadLength;

        public override float[] Pack(VectorWidth width, WeightSet tensors, int threads = 1)
        {
            float[] packed = new float[PackedLength];
            WeightPacking packing = new(tensors, new PackedFloats(packed, 0, packed.Length), LaneWidth.Of(width));
            TNetwork.Pack(packing);
            packing.Run(threads);
            return packed;
        }

        public override void Run(VectorWidth width, ref float input, ref float output, ref float weights, ref float workspace)
        {
            ref float head = ref Unsafe.Add(ref workspace, TNetwork.HeadOffset);
            RunBatch(width, ref input, ref output, ref weights, ref workspace, ref head, images: 1);
        }

        public override void RunBatch(VectorWidth width, ref float input, ref float output, ref float weights, ref float workspace, ref float heads, int images)
        {
            switch (width)
            {
                case VectorWidth.Bits512:
                    RunBatch<Lanes512>(ref input, ref output, ref weights, ref workspace, ref heads, images);
                    break;
                case VectorWidth.Bits256:
                    RunBatch<Lanes256>(ref input, ref output, ref weights, ref workspace, ref heads, images);
                    break;
                default:
                    RunBatch<Lanes128>(ref input, ref output, ref weights, ref workspace, ref heads, images);
                    break;
            }
        }

        public override void Forward(VectorWidth width, IWeightSource weights, ReadOnlySpan<float> input, Span<float> output, int threads = 0) =>
            TNetwork.Create(weights, width, threads).Forward(input, output);

        private void RunBatch<V>(ref float input, ref float output, ref float weights, ref float workspace, ref float heads, int images)
            where V : struct, ILanes<V>
        {
            Crew alone = default;
            for (int image = 0; image < images; image++)
            {
                TNetwork.Run<V>(
                    ref Unsafe.Add(ref input, image * InputLength), ref Unsafe.Add(ref output, image * OutputLength), ref weights, ref workspace,
                    ref Unsafe.Add(ref heads, image * HeadLength), ref alone);
            }

            TNetwork.RunHead<V>(ref input, ref output, ref weights, ref heads, images, ref alone);
        }
    }
}
