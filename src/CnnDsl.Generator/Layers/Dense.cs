using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>W x + b: features -> units, weights units x features; with Last on the last axis of any tensor.</summary>
internal sealed class Dense : LayerKind
{
    public override string Name => "Dense";

    public override string Prefix => "dense";

    public override LayerDocumentation Documentation => new("Others", "y = weight * x + bias", "features -> Units; with Last, ... x features -> ... x Units")
    {
        Weights = ["weight: Units x features", "bias: Units"],
        Onnx = "Gemm, MatMul",
        PyTorch = "Linear",
    };

    public override void CheckArguments(LayerCheck layer) => layer.AtLeast(1, "Units", "InFeatures");

    public override LayerFacts? Check(LayerCheck layer, Shape input)
    {
        bool last = layer.Arguments.Flag("Last", false);
        if (last && !AxisRule.HasLast(layer, input))
        {
            return null;
        }

        int features = last ? input.Dimensions[input.Rank - 1] : input.Channels;
        CheckFeatures(layer, input, features, last);
        int units = layer.Arguments.Int("Units", 1);
        Shape output = last ? input.With(input.Rank - 1, units) : Shape.Vector(units);
        if (units < 1 || !layer.Fits(Sizes.Product(units, last ? features : input.Length), "its weight", "Units") || !layer.Fits(output.Length, $"its output {output}", "Units"))
        {
            return null;
        }

        bool bias = layer.Arguments.Flag("Bias", true);
        WeightAxis rows = WeightAxis.Of("units", "Units");
        WeightSpec weight = WeightSpec.Of("weight", units, features) with { Axes = EquatableArray.Of(rows, WeightAxis.Of("features", "InFeatures")) };
        WeightSpec biases = WeightSpec.Of("bias", units) with { Axes = EquatableArray.Of(rows) };
        return new LayerFacts(output, output.IsVector ? new DenseOperation(units, bias) : OnRows((int)(input.Length / features), features, units, bias))
        {
            Weights = (bias ? [weight, biases] : new[] { weight }).ToEquatableArray(),
            MultiplyAdds = Sizes.Product(output.Length, features),
            Arguments = EquatableArray.Of(new Argument("Units", units), new Argument("Bias", bias ? 1 : 0), new Argument("Last", last ? 1 : 0)),
        };
    }

    private static KernelOperation OnRows(int rows, int features, int units, bool bias)
    {
        long whole = Sizes.RoundUp(units, MatMulOperation.Panel);
        KernelTable weights = new("DenseLast", Sizes.Product(whole, features))
        {
            Tensors = EquatableArray.Of("weight"),
            Packing = new UnitPacking($"DensePacking(Units: {units}, Channels: {features}, Pixels: 1, Together: 2)", units),
        };
        return new KernelOperation("DenseLast") { InPlanes = true, Tables = EquatableArray.Of(weights, KernelTable.CopyOrFill("bias", whole, bias, 0)) }
            .With(("rows", rows), ("features", features), ("units", units));
    }

    private static void CheckFeatures(LayerCheck layer, Shape input, int features, bool last)
    {
        int stated = layer.Arguments.Int("InFeatures", features);
        if (!last && input.Rank != 1)
        {
            string flattened = input.Length == 1 ? "1 feature" : $"{input.Length} features";
            string otherwise = input.Rank == 0 ? "" : $", or state Last = true to multiply its last axis of {input.Dimensions[input.Rank - 1]}";
            layer.Report(DiagnosticIds.DenseOnMap, [], input.IsMap ? $"the map {input}" : input.Describe(), flattened, otherwise);
            layer.Offer(input.Rank == 0 ? [Remedy.Insert("Flatten")] : [Remedy.Insert("Flatten"), Remedy.Set("Last", "true")]);
        }
        else if (layer.IsSound && stated != features)
        {
            layer.Report(DiagnosticIds.FeatureMismatch, ["InFeatures"], stated, features);
            layer.Offer(Remedy.Set("InFeatures", features), Remedy.Remove("InFeatures"));
        }
    }
}
