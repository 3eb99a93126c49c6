using System.ComponentModel;
using CnnDsl.Kernels;
using CnnDsl.Lanes;

namespace CnnDsl.Weights;

/// <summary>
/// The way of a network's weights into the order in which its kernels read them. Emitted code names every layer's part; then
/// <see cref="Run"/> packs the large ones on all cores. The result does not depend on how many there are.
/// </summary>
/// <param name="tensors">The weights.</param>
/// <param name="packed">Where they go: zeros, as many as the network's code says.</param>
/// <param name="width">The vector width that they are for.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WeightPacking(WeightSet tensors, Memory<float> packed, LaneWidth width)
{
    private readonly List<PackingTask> _tasks = [];

    /// <summary>Vector registers that a kernel may keep its accumulators in.</summary>
    public int Registers => width.Registers;

    /// <summary>The numbers of a small tensor, row-major.</summary>
    public float[] Read(string name) => tensors.Read(name);

    /// <summary>A part of the packed weights.</summary>
    public Span<float> Part(Range range) => packed.Span[range];

    /// <summary>Copies a tensor as it is, to the beginning of a range.</summary>
    public void Copy(string name, Range to) => tensors.Read(name, packed.Span[to]);

    /// <inheritdoc cref="WeightSet.Fold"/>
    public FoldedWeights Fold(string weight, string? bias, int filters, BatchNormNames? batchNorm) => tensors.Fold(weight, bias, filters, batchNorm);

    /// <inheritdoc cref="WeightSet.FoldTransposed"/>
    public FoldedWeights FoldTransposed(string weight, string? bias, int filters, BatchNormNames? batchNorm) =>
        tensors.FoldTransposed(weight, bias, filters, batchNorm);

    /// <summary>A batch normalization that stands alone, as y = x * scale + shift.</summary>
    public void ScaleShift(BatchNormNames batchNorm, int channels, Range scale, Range shift)
    {
        (float[] scales, float[] shifts) = tensors.ScaleShift(batchNorm, channels);
        scales.CopyTo(packed.Span[scale]);
        shifts.CopyTo(packed.Span[shift]);
    }

    /// <summary>Packs a layer's weights and its bias.</summary>
    public void Add(FilterPacking packing, FoldedWeights folded, Range weights, Range bias)
    {
        ArgumentNullException.ThrowIfNull(packing);
        ArgumentNullException.ThrowIfNull(folded);
        packing.PackBias(folded.Bias, packed.Span[bias], width);
        Add(packing, folded, weights);
    }

    /// <summary>Packs a layer's weights alone.</summary>
    public void Add(FilterPacking packing, FoldedWeights folded, Range weights) => _tasks.Add(new PackingTask(packing, folded, packed[weights], width));

    /// <summary>Packs what was named, on at most so many threads.</summary>
    internal void Run(int threads)
    {
        if (threads == 1)
        {
            foreach (PackingTask task in _tasks)
            {
                for (int part = 0; part < task.Parts; part++)
                {
                    task.Pack(part);
                }
            }

            return;
        }

        ParallelPacking.Run(_tasks, threads);
    }
}
