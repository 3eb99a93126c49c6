using System.CommandLine;
using CnnDsl.Onnx;
using CnnDsl.Tool.Running;
using CnnDsl.Tool.Terminal;

namespace CnnDsl.Tool.Verbs;

/// <summary><c>cnndsl verify</c>: a model's class beside ONNX Runtime, layer by layer.</summary>
internal sealed class VerifyVerb
{
    private readonly ModelOptions _model = new();

    private VerifyVerb()
    {
    }

    public static Command Command(Report report)
    {
        VerifyVerb verb = new();
        Command command = new("verify", $"Imports a model, compiles it in memory, and compares it with ONNX Runtime layer by layer. Fails beyond {Figures.OfDifference(Comparison.Bound)} of a layer's largest number.");
        verb._model.AddTo(command);
        command.SetAction(parsed => verb.Run(parsed, report));
        return command;
    }

    private int Run(ParseResult parsed, Report report)
    {
        string path = _model.PathOf(parsed);
        ImportOptions options = _model.ImportOf(parsed);
        ClassName name = new("CnnDsl.Verified", "Network");
        if (ImportedModel.TryOf(path, options, name, report) is not { } model)
        {
            return CommandLine.Failure;
        }

        Comparison outputs = report.Working("comparing the outputs", () => Comparison.OfOutputs(model, options));
        IReadOnlyList<LayerDifference> layers = report.Working("comparing every layer", () => LayerComparison.Of(model, options));
        report.Table(["Layer", "Kind", "Output", "Absolute#", "Relative#", "ULP#"], layers.Select(Row));
        report.Line("As the class computes it, with layers that run in one pass:");
        report.Table(
            ["Output", "Absolute#", "Relative#", "ULP#"],
            model.Network.Outputs.Zip(outputs.Differences, (output, difference) => (string[])[output.Name, .. Columns(difference)]));
        int far = layers.Count(layer => layer.Difference is { } difference && !(difference.Relative <= Comparison.Bound)) + outputs.Differences.Count(difference => !(difference.Relative <= Comparison.Bound));
        report.Line($"{Figures.Of(layers.Count(layer => layer.Difference is not null))} of {Figures.Of(layers.Count)} layers compared on {Figures.Of(outputs.Images)} image(s).");
        if (far == 0)
        {
            return CommandLine.Success;
        }

        report.Error($"{path}: {Figures.Of(far)} differ from ONNX Runtime by more than {Figures.OfDifference(Comparison.Bound)} of their largest number");
        return CommandLine.Failure;
    }

    private static string[] Row(LayerDifference layer) =>
        [layer.Layer.Name, layer.Layer.Kind, layer.Layer.Output.ToString(), .. layer.Difference is { } difference ? Columns(difference) : ["", "", ""]];

    private static string[] Columns(Difference difference) =>
        [Figures.OfDifference(difference.Absolute), Figures.OfDifference(difference.Relative), Figures.Of(difference.Ulps)];
}
