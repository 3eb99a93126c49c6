using System.CommandLine;
using CnnDsl.Onnx.Compiling;
using CnnDsl.Onnx.Export;
using CnnDsl.Tool.Files;
using CnnDsl.Tool.Terminal;
using CnnDsl.Weights;

namespace CnnDsl.Tool.Verbs;

/// <summary><c>cnndsl export</c>: a compiled network and its weights become a model.</summary>
internal sealed class ExportVerb
{
    private readonly CompiledNetworkOptions _compiled = new();
    private readonly Option<FileInfo> _out = new("--out") { Description = "The model's file.", HelpName = "file", Required = true };

    private ExportVerb()
    {
    }

    public static Command Command(Report report)
    {
        ExportVerb verb = new();
        Command command = new("export", "Writes a compiled network and its weights as an ONNX model, opset 17 or what its layers need.") { verb._compiled.Assembly, verb._compiled.Network, verb._compiled.Weights, verb._out };
        command.SetAction(parsed => verb.Run(parsed, report));
        return command;
    }

    private int Run(ParseResult parsed, Report report)
    {
        string path = parsed.GetRequiredValue(_out).ToString();
        CompiledNetwork network = _compiled.Load(parsed);
        using SafeTensors weights = _compiled.OpenWeights(parsed);
        using WholeFiles files = new();
        files.Add(path, temporary =>
        {
            using FileStream stream = new(temporary, FileMode.CreateNew, FileAccess.Write);
            OnnxExporter.Export(network.Info, weights, stream);
        });
        files.Keep();
        report.Line($"{path}: {Figures.Of(network.Info.Layers.Count)} layers, {Figures.Of(network.Info.Parameters)} parameters");
        return CommandLine.Success;
    }
}
