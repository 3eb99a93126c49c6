using System.Reflection;
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

    public int InputLength => (int)Info.Inputs.Sum(input => input.Shape.Length);

    public int OutputLength => (int)Info.Outputs.Sum(output => output.Shape.Length);

    public static CompiledNetwork Of(Type network) =>
        (CompiledNetwork)Activator.CreateInstance(typeof(Typed<>).MakeGenericType(network), BindingFlags.Public | BindingFlags.Instance, null, null, null)!;

    /// <summary>The weights as the kernels of a width read them.</summary>
    public abstract float[] Pack(VectorWidth width, WeightSet tensors, int threads = 1);

    /// <summary>Runs one image on raw buffers.</summary>
    public abstract void Run(VectorWidth width, ref float input, ref float output, ref float weights, ref float workspace);

    /// <summary>Runs a batch as a user does.</summary>
    public abstract void Forward(VectorWidth width, IWeightSource weights, ReadOnlySpan<float> input, Span<float> output, int threads = 0);

    private sealed class Typed<TNetwork> : CompiledNetwork
        where TNetwork : INetworkCode<TNetwork>
    {
        public override NetworkInfo Info => TNetwork.Info;

        public override int PackedLength => TNetwork.PackedLength;

        public override int WorkspaceLength => TNetwork.WorkspaceLength;

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
            Crew alone = default;
            switch (width)
            {
                case VectorWidth.Bits512:
                    TNetwork.Run<Lanes512>(ref input, ref output, ref weights, ref workspace, ref alone);
                    break;
                case VectorWidth.Bits256:
                    TNetwork.Run<Lanes256>(ref input, ref output, ref weights, ref workspace, ref alone);
                    break;
                default:
                    TNetwork.Run<Lanes128>(ref input, ref output, ref weights, ref workspace, ref alone);
                    break;
            }
        }

        public override void Forward(VectorWidth width, IWeightSource weights, ReadOnlySpan<float> input, Span<float> output, int threads = 0) =>
            TNetwork.Create(weights, width, threads).Forward(input, output);
    }
}
