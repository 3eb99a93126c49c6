using CnnDsl.Onnx.Folding;
using CnnDsl.Onnx.Reading;

namespace CnnDsl.Onnx.Lifting.Operators;

/// <summary>Elements of an axis by their indices, which must be known: a slice when they are evenly apart, or slices side by side.</summary>
internal static class Gathering
{
    private const int MostSlices = 64;

    public static void Lift(NodeLift node)
    {
        Flow input = node.Flow(0);
        OnnxTensor indices = node.Need(1, "indices");
        int[] full = node.Full(input);
        int axis = Axes.Of(node.Node.Int("axis", 0), full.Length);
        int perImage = node.Axis(axis, full.Length);
        int[] picked = Array.ConvertAll(indices.ToIntegers(), index => Axes.Of(index, full[axis]));
        if (picked.Length == 0)
        {
            throw new RefusedNodeException("its indices are empty");
        }

        Flow[] runs = [.. Runs(picked).Select(run => Movements.Slice(node, input, new SliceRange(axis, run.Start, run.Count, run.Step)))];
        if (runs.Length > MostSlices)
        {
            throw new RefusedNodeException($"its {picked.Length} indices are {runs.Length} slices, more than {MostSlices}");
        }

        Flow gathered = runs.Length == 1 ? runs[0] : node.Add("Concat", runs, new Arguments().Unless(0, "Axis", perImage));
        node.Give(Reshaping.ToFull(node, gathered, [.. full.Take(axis), .. indices.Dimensions, .. full.Skip(axis + 1)]));
    }

    private static IEnumerable<(int Start, int Count, int Step)> Runs(int[] picked)
    {
        for (int begin = 0, count; begin < picked.Length; begin += count)
        {
            int step = begin + 1 < picked.Length && picked[begin + 1] != picked[begin] ? picked[begin + 1] - picked[begin] : 1;
            count = 1;
            while (begin + count < picked.Length && picked[begin + count] - picked[begin + count - 1] == step)
            {
                count++;
            }

            yield return (picked[begin], count, count == 1 ? 1 : step);
        }
    }
}
