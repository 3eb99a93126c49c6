using CnnDsl.Onnx.Folding;
using CnnDsl.Onnx.Reading;

namespace CnnDsl.Onnx.Lifting.Operators;

/// <summary>The same elements again.</summary>
internal static class Repeating
{
    private const int MostRepeats = 64;

    public static void Expand(NodeLift node)
    {
        Flow input = node.Flow(0);
        int[] full = node.Full(input);
        int[] target = Strides.Broadcast(full, node.Need(1, "shape").ToIntegers().Small("a dimension"));
        if (node.HasBatch && (target.Length != full.Length || target[0] != full[0]))
        {
            throw NodeLift.TouchesBatch($"it expands {string.Join(" x ", full)} to {string.Join(" x ", target)}, which changes the batch axis");
        }

        int[] shape = node.HasBatch ? target[1..] : target;
        node.Give(input.Shape.Dimensions.SequenceEqual(shape) ? input : Merging.Add(node, "Mul", input, Ones(node, shape)));
    }

    public static void Tile(NodeLift node)
    {
        Flow result = node.Flow(0);
        int[] full = node.Full(result);
        int[] repeats = node.Need(1, "repeats").ToIntegers().Small("a repeat");
        if (repeats.Length != full.Length || repeats.Any(repeat => repeat is < 1 or > MostRepeats))
        {
            throw new RefusedNodeException($"its repeats [{string.Join(", ", repeats)}] are not one from 1 to {MostRepeats} for each of {full.Length} axes");
        }

        for (int axis = 0; axis < repeats.Length; axis++)
        {
            if (repeats[axis] > 1)
            {
                Flow once = result;
                result = node.Add("Concat", [.. Enumerable.Repeat(once, repeats[axis])], new Arguments().Unless(0, "Axis", node.Axis(axis, full.Length)));
            }
        }

        node.Give(result);
    }

    private static Flow Ones(NodeLift node, int[] shape)
    {
        float[] ones = new float[Strides.LengthOf(shape)];
        Array.Fill(ones, 1);
        return node.Constant(OnnxTensor.OfFloats(ones, shape), node.HasBatch ? shape.Length + 1 : shape.Length);
    }
}
