using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>Local response normalization across channels: C x H x W -> C x H x W.</summary>
internal sealed class LRN : LayerKind
{
    public override string Name => "LRN";

    public override string Prefix => "lrn";

    public override LayerDocumentation Documentation => new(
        "Normalization", "x[c]/(K + Alpha/Size * sum of x[j]^2)^Beta, j from c - floor((Size - 1)/2) to c + ceil((Size - 1)/2)", "C x ... -> C x ...")
    {
        Onnx = "LRN",
        PyTorch = "LocalResponseNorm",
    };

    public override void CheckArguments(LayerCheck layer)
    {
        layer.AtLeast(1, "Size");
        layer.InRange("Alpha", value => value >= 0 && value <= float.MaxValue, "a finite number, 0 or more");
        layer.Finite("Beta");
        layer.InRange("K", value => value > 0 && value <= float.MaxValue, "a finite number above 0");
    }

    public override LayerFacts? Check(LayerCheck layer, Shape input)
    {
        if (!layer.IsSound)
        {
            return null;
        }

        int size = layer.Arguments.Int("Size", 1);
        (double alpha, double beta, double k) = (layer.Arguments.Number("Alpha", 1e-4), layer.Arguments.Number("Beta", 0.75), layer.Arguments.Number("K", 1));
        KernelOperation kernel = new KernelOperation("LRN") { InPlanes = true }.With(("channels", input.Channels), ("pixels", input.Pixels), ("size", size));
        Operand[] numbers = [LiteralOperand.Named("alpha", (float)alpha), LiteralOperand.Named("beta", (float)beta), LiteralOperand.Named("k", (float)k)];
        return new LayerFacts(input, kernel with { Extra = kernel.Extra.Concat(numbers).ToEquatableArray() })
        {
            MultiplyAdds = Sizes.Product(input.Length, Math.Min(size, input.Channels)),
            Arguments = EquatableArray.Of(new Argument("Size", size), new Argument("Alpha", alpha), new Argument("Beta", beta), new Argument("K", k)),
        };
    }
}
