using CnnDsl.Onnx.Folding;
using CnnDsl.Onnx.Reading;

namespace CnnDsl.Onnx.Lifting.Operators;

/// <summary>Matrix products: by weights that are known, which is Dense, or of two flows.</summary>
internal static class Products
{
    private static readonly int[] Exchanged = [1, 0];

    public static Dictionary<string, Lifter> All { get; } = new() { ["Gemm"] = Gemm, ["MatMul"] = MatMul };

    /// <summary>A flow times a known matrix of features x units, on its last axis.</summary>
    /// <param name="node">The node.</param>
    /// <param name="input">... x features.</param>
    /// <param name="weight">Units x features.</param>
    /// <param name="bias">Units, if there is any.</param>
    public static Flow Dense(NodeLift node, Flow input, LiftedWeight weight, LiftedWeight? bias)
    {
        Arguments arguments = new Arguments()
            .Set("Units", weight.Tensor.Shape[0]).Unless(true, "Bias", bias is not null).Unless(false, "Last", input.Rank > 1);
        Dictionary<string, LiftedWeight> weights = new() { ["weight"] = weight };
        if (bias is not null)
        {
            weights["bias"] = bias;
        }

        return node.Add("Dense", input, arguments, weights);
    }

    private static void MatMul(NodeLift node)
    {
        Flow first = node.Flow(0);
        if (!node.IsFlow(1) && node.Known(1) is { Rank: 2 } matrix && first.Rank > 0)
        {
            node.Give(Dense(node, first, Transposed(matrix, 1, node.Node.Inputs[1]), null));
            return;
        }

        Flow second = node.Flow(1);
        if (node.HasBatch && !HoldsImagesApart(node, first, second))
        {
            throw NodeLift.TouchesBatch($"it multiplies {string.Join(" x ", node.Full(first))} by {string.Join(" x ", node.Full(second))}, which mixes images");
        }

        node.Give(node.Add("MatMul", [first, second]));
    }

    // Each must have two axes beside N, or be a constant, which has no N.
    private static bool HoldsImagesApart(NodeLift node, Flow first, Flow second) =>
        (first.Rank >= 2 || !node.IsFlow(0)) && (second.Rank >= 2 || !node.IsFlow(1))
        && (!node.IsFlow(0) || !node.IsFlow(1) || first.Rank == second.Rank);

    private static void Gemm(NodeLift node)
    {
        float alpha = node.Node.Float("alpha", 1);
        Flow first = node.Flow(0);
        if (node.Node.Flag("transA"))
        {
            first = node.HasBatch ? throw NodeLift.TouchesBatch("it transposes the batch axis (transA)") : Transpose(node, first);
        }

        OnnxTensor? matrix = node.Known(1);
        if (matrix is not { Rank: 2 })
        {
            GiveGeneral(node, first, alpha);
            return;
        }

        LiftedWeight weight = node.Node.Flag("transB")
            ? Scaled(matrix, alpha, node.Node.Inputs[1])
            : Transposed(matrix, alpha, node.Node.Inputs[1]);
        int units = weight.Tensor.Shape[0];
        LiftedWeight? bias = node.Known(2) is { } addend && (addend.Length == units || addend.Length == 1) && IsRow(addend)
            ? Scaled(MovementFolds.Expand(addend.Reshaped(addend.Length), [units]), node.Node.Float("beta", 1), node.Node.Inputs[2])
            : null;
        Flow product = Dense(node, first, weight, bias);
        node.Give(node.Has(2) && bias is null ? AddTo(node, product) : product);
    }

    private static bool IsRow(OnnxTensor tensor) => tensor.Rank < 2 || tensor.Dimensions[0] == 1;

    private static void GiveGeneral(NodeLift node, Flow first, float alpha)
    {
        if (node.HasBatch)
        {
            throw NodeLift.TouchesBatch("its second matrix is computed by the model");
        }

        Flow second = node.Flow(1);
        second = node.Node.Flag("transB") ? Transpose(node, second) : second;
        Flow product = node.Add("MatMul", [first, second]);
        product = alpha == 1 ? product : node.Add("Scale", product, new Arguments().Set("Factor", Arguments.Decimal(alpha)));
        node.Give(node.Has(2) ? AddTo(node, product) : product);
    }

    private static Flow AddTo(NodeLift node, Flow product)
    {
        Flow addend = node.Flow(2);
        float beta = node.Node.Float("beta", 1);
        addend = beta == 1 ? addend : node.Add("Scale", addend, new Arguments().Set("Factor", Arguments.Decimal(beta)));
        return Merging.Add(node, "Add", product, addend);
    }

    private static Flow Transpose(NodeLift node, Flow flow) => node.Add("Transpose", flow, new Arguments().Set("Axes", Exchanged));

    /// <summary>A known matrix of features x units, times a factor, as a weight of units x features.</summary>
    private static LiftedWeight Transposed(OnnxTensor matrix, float factor, string source)
    {
        (int features, int units) = (matrix.Dimensions[0], matrix.Dimensions[1]);
        float[] from = matrix.ToFloats();
        float[] to = new float[from.Length];
        for (int feature = 0; feature < features; feature++)
        {
            for (int unit = 0; unit < units; unit++)
            {
                to[(unit * features) + feature] = from[(feature * units) + unit] * factor;
            }
        }

        return new LiftedWeight(source, new FloatTensor(new TensorShape(units, features), to));
    }

    private static LiftedWeight Scaled(OnnxTensor tensor, float factor, string source)
    {
        float[] data = tensor.ToFloats();
        return new LiftedWeight(source, new FloatTensor(
            new TensorShape(tensor.Dimensions), factor == 1 ? data : Array.ConvertAll(data, value => value * factor)));
    }
}
