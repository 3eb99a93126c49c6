using System.ComponentModel;
using CnnDsl.Kernels;
using CnnDsl.Lanes;

namespace CnnDsl.Weights;

/// <summary>
/// The way of a network's weights into the order in which its kernels read them. Emitted code names every layer's part; then
/// <see cref="Run"/> packs the large ones on all cores. The result does not depend on how many there are.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WeightPacking
{
    private readonly List<PackingTask> _tasks = [];
    private readonly WeightSet _tensors;
    private readonly PackedFloats _packed;
    private readonly LaneWidth _width;

    /// <param name="tensors">The weights.</param>
    /// <param name="packed">Where they go: zeros, as many as the network's code says.</param>
    /// <param name="width">The vector width that they are for.</param>
    internal WeightPacking(WeightSet tensors, PackedFloats packed, LaneWidth width) => (_tensors, _packed, _width) = (tensors, packed, width);

    /// <summary>Vector registers that a kernel may keep its accumulators in.</summary>
    public int Registers => _width.Registers;

    /// <summary>The numbers of a small tensor, row-major.</summary>
    public float[] Read(string name) => _tensors.Read(name);

    /// <summary>A part of the packed weights.</summary>
    public Span<float> Part(Range range) => _packed[range];

    /// <summary>Copies a tensor as it is, to the beginning of a range.</summary>
    public void Copy(string name, Range to) => _tensors.Read(name, _packed[to]);

    /// <inheritdoc cref="WeightSet.Fold"/>
    public FoldedWeights Fold(string weight, string? bias, int filters, BatchNormNames? batchNorm) => _tensors.Fold(weight, bias, filters, batchNorm);

    /// <inheritdoc cref="WeightSet.FoldTransposed"/>
    public FoldedWeights FoldTransposed(string weight, string? bias, int filters, BatchNormNames? batchNorm) =>
        _tensors.FoldTransposed(weight, bias, filters, batchNorm);

    /// <summary>A batch normalization that stands alone, as y = x * scale + shift.</summary>
    public void ScaleShift(BatchNormNames batchNorm, int channels, Range scale, Range shift)
    {
        (float[] scales, float[] shifts) = _tensors.ScaleShift(batchNorm, channels);
        scales.CopyTo(_packed[scale]);
        shifts.CopyTo(_packed[shift]);
    }

    /// <summary>Packs a layer's weights and its bias.</summary>
    public void Add(FilterPacking packing, FoldedWeights folded, Range weights, Range bias)
    {
        ArgumentNullException.ThrowIfNull(packing);
        ArgumentNullException.ThrowIfNull(folded);
        packing.PackBias(folded.Bias, _packed[bias], _width);
        Add(packing, folded, weights);
    }

    /// <summary>Packs a layer's weights alone.</summary>
    public void Add(FilterPacking packing, FoldedWeights folded, Range weights) => _tasks.Add(new PackingTask(packing, folded, _packed.Of(weights), _width));

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
