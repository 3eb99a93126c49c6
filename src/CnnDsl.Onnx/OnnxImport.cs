using CnnDsl.Onnx.Lifting;
using CnnDsl.Onnx.Lifting.Rules;
using CnnDsl.Onnx.Reading;

namespace CnnDsl.Onnx;

/// <summary>Says an ONNX model in CnnDsl's vocabulary.</summary>
public static class OnnxImport
{
    /// <summary>
    /// The model as declared layers. Its first axis is the batch if every node leaves that axis alone; if one does not, the shapes are the
    /// model's own and the network has no batch.
    /// </summary>
    /// <exception cref="OnnxImportException">
    /// A node has no counterpart (all such nodes are listed), an input's dimension is not known, or the options do not fit the model.
    /// </exception>
    public static DeclaredNetwork Import(OnnxModel model, ImportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Import(model, options ?? new ImportOptions(), new GeneratorRules());
    }

    internal static DeclaredNetwork Import(OnnxModel model, ImportOptions options, ILayerRules rules)
    {
        PinnedInputs inputs = PinnedInputs.Of(model, options);
        LiftedGraph? batched = inputs.Batch is null ? null : new GraphLifter(model, inputs, rules, hasBatch: true).Lift();
        if (batched is { Unsupported.Count: 0 })
        {
            return Declaration.Of(model, batched);
        }

        LiftedGraph whole = new GraphLifter(model, inputs, rules, hasBatch: false).Lift();
        if (whole.Unsupported.Count == 0)
        {
            return Declaration.Of(model, whole);
        }

        // What is wrong in both ways is told as of the way that people expect, unless only the batch is in that way.
        LiftedGraph shown = batched is null || batched.Unsupported.All(node => node.TouchesBatch) ? whole : batched;
        throw new OnnxImportException(model.Source, [.. shown.Unsupported.Select(node => node.Node)]);
    }
}
