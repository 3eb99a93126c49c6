using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>Groups of channels normalized by their common mean and variance: weight and bias C.</summary>
internal sealed class GroupNorm : LayerKind
{
    public override string Name => "GroupNorm";

    public override string Prefix => "groupnorm";

    public override LayerDocumentation Documentation => new(
        "Normalization", "(x - mean)/sqrt(var + Epsilon) * weight + bias, mean and var of C/Groups channels", "C x ... -> C x ...")
    {
        Weights = ["weight: C (with Affine)", "bias: C (with Affine)"],
        Onnx = "GroupNormalization",
        PyTorch = "GroupNorm",
    };

    public override void CheckArguments(LayerCheck layer)
    {
        layer.AtLeast(1, "Groups");
        CheckEpsilon(layer);
    }

    public override LayerFacts? Check(LayerCheck layer, Shape input)
    {
        if (!layer.IsSound)
        {
            return null;
        }

        int groups = layer.Arguments.Int("Groups", 1);
        if (input.Channels % groups != 0)
        {
            Conv2D.ReportGroups(layer, groups, $"the {input.Channels} channels", input.Channels, 0);
            return null;
        }

        return Normalize(layer, input, groups, layer.Arguments.Flag("Affine", true), [new Argument("Groups", groups)]);
    }

    public static void CheckEpsilon(LayerCheck layer) => layer.InRange("Epsilon", epsilon => epsilon is >= 0 and < 1, "at least 0 and less than 1");

    /// <summary>What group and instance normalization share.</summary>
    public static LayerFacts Normalize(LayerCheck layer, Shape input, int groups, bool affine, IEnumerable<Argument> more)
    {
        double epsilon = layer.Arguments.Number("Epsilon", 1e-5);
        KernelTable Table(string suffix, string otherwise) => affine
            ? KernelTable.Copy(suffix, input.Channels)
            : new KernelTable("Tables", input.Channels) { Method = "Fill", Extra = EquatableArray.Of(otherwise) };
        KernelOperation kernel = new KernelOperation("GroupNorm")
        {
            HasActivation = true,
            InPlace = true,
            Tables = EquatableArray.Of(Table("weight", "1f"), Table("bias", "0f")),
            Scratch = (int)(2 * Sizes.RoundUp(input.Channels, 16)),
        }.With(("groups", groups));
        return new LayerFacts(input, kernel with { Extra = kernel.Extra.Append(LiteralOperand.Named("epsilon", (float)epsilon)).ToEquatableArray() })
        {
            Weights = affine ? EquatableArray.Of(WeightSpec.Of("weight", input.Channels), WeightSpec.Of("bias", input.Channels)) : [],
            Arguments = more.Concat([new Argument("Epsilon", epsilon), new Argument("Affine", affine ? 1 : 0)]).ToEquatableArray(),
        };
    }
}
