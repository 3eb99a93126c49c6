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
    private readonly Argument<FileInfo> _assembly = new("assembly") { Description = "The assembly that a project with the network was built to, such as bin/Release/net10.0/Shop.dll." };
    private readonly Option<string?> _network = new("--network") { Description = "The network's class with its namespace. Not needed where the assembly has one network.", HelpName = "class" };
    private readonly Option<FileInfo> _weights = new("--weights") { Description = "The network's weights, a safetensors file.", HelpName = "file", Required = true };
    private readonly Option<FileInfo> _out = new("--out") { Description = "The model's file.", HelpName = "file", Required = true };

    private ExportVerb()
    {
    }

    public static Command Command(Report report)
    {
        ExportVerb verb = new();
        Command command = new("export", "Writes a compiled network and its weights as an ONNX model, opset 17 or what its layers need.") { verb._assembly, verb._network, verb._weights, verb._out };
        command.SetAction(parsed => verb.Run(parsed, report));
        return command;
    }

    private int Run(ParseResult parsed, Report report)
    {
        string assembly = parsed.GetRequiredValue(_assembly).ToString();
        string path = parsed.GetRequiredValue(_out).ToString();
        CompiledNetwork network = NetworkAssembly.Load(assembly, parsed.GetValue(_network));
        using SafeTensors weights = SafeTensors.Open(parsed.GetRequiredValue(_weights).ToString());
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
