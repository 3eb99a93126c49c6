using System.Globalization;
using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>Nothing, at inference.</summary>
internal sealed class Dropout : LayerKind
{
    public override string Name => "Dropout";

    public override string Prefix => "dropout";

    public override LayerFacts? Check(LayerCheck layer, Shape input)
    {
        double rate = layer.Arguments.Number("Rate", 0.5);
        if (!(rate is >= 0 and <= 1))
        {
            layer.Report(DiagnosticIds.OutOfRange, ["Rate"], "Rate", rate.ToString(CultureInfo.InvariantCulture), "0 to 1");
            return null;
        }

        return new LayerFacts(input, new ReshapeOperation()) { Arguments = EquatableArray.Of(new Argument("Rate", rate)) };
    }
}
