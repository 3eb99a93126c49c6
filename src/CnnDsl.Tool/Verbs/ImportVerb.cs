using System.CommandLine;
using CnnDsl.Onnx;
using CnnDsl.Tool.Files;
using CnnDsl.Tool.Running;
using CnnDsl.Tool.Terminal;
using CnnDsl.Weights;

namespace CnnDsl.Tool.Verbs;

/// <summary><c>cnndsl import</c>: a model becomes a class and its weights.</summary>
internal sealed class ImportVerb
{
    private readonly ModelOptions _model = new();
    private readonly Option<string> _namespace = new("--namespace") { Description = "The class's namespace.", HelpName = "name", Required = true };
    private readonly Option<string?> _class = new("--class") { Description = "The class's name. Default: the file's, as in ResNet18 for resnet-18.onnx.", HelpName = "name" };
    private readonly Option<string> _out = new("--out") { Description = "The folder for the files; made if need be.", HelpName = "folder", DefaultValueFactory = _ => "." };
    private readonly Option<bool> _noGolden = new("--no-golden") { Description = "Do not run the model: no golden file, and no comparison." };

    private readonly Option<bool> _canonical = new("--canonical") { Description = "Write mistakes in the form in which builds show them.", Hidden = true };

    private ImportVerb()
    {
    }

    public static Command Command(Report report)
    {
        ImportVerb verb = new();
        Command command = new("import", "Writes a model as a C# class: CLASS.cs, CLASS.safetensors with its weights, and CLASS.golden.safetensors with an input and ONNX Runtime's outputs.");
        verb._model.AddTo(command);
        command.Add(verb._namespace);
        command.Add(verb._class);
        command.Add(verb._out);
        command.Add(verb._noGolden);
        command.Add(verb._canonical);
        command.SetAction(parsed => verb.Run(parsed, report));
        return command;
    }

    private int Run(ParseResult parsed, Report report)
    {
        string path = _model.PathOf(parsed);
        report.Blamed = parsed.GetValue(_canonical) ? Path.GetFullPath(path) : null;
        ClassName name = ClassName.Of(parsed.GetRequiredValue(_namespace), parsed.GetValue(_class), path);
        string stem = Path.Combine(parsed.GetRequiredValue(_out), name.Class);
        ImportOptions options = _model.ImportOf(parsed);
        if (ImportedModel.TryOf(path, options, name, report) is not { } model)
        {
            return CommandLine.Failure;
        }

        bool runs = !parsed.GetValue(_noGolden);
        Comparison? golden = runs ? report.Working("comparing with ONNX Runtime", () => Comparison.OfOutputs(model, options)) : null;
        if (golden is { IsClose: false })
        {
            throw new ToolException($"{path}: the class differs from ONNX Runtime; nothing is written. See: cnndsl verify {path}");
        }

        Write(model, stem, golden);
        Tell(model, stem, golden, report);
        return CommandLine.Success;
    }

    private static void Write(ImportedModel model, string stem, Comparison? golden)
    {
        using WholeFiles files = new();
        files.Add($"{stem}.cs", path => File.WriteAllText(path, model.Source));
        files.Add($"{stem}.safetensors", path => SafeTensors.Save(path, DeclaredTensors.Of(model.Network)));
        if (golden is not null)
        {
            files.Add($"{stem}.golden.safetensors", path => SafeTensors.Save(path, golden.Golden(model.Network)));
        }

        files.Keep();
    }

    private static void Tell(ImportedModel model, string stem, Comparison? golden, Report report)
    {
        NetworkInfo info = model.Compiled.Info;
        report.Line($"{stem}.cs: {Figures.Of(info.Layers.Count)} layers, {Figures.Of(info.MultiplyAdds)} multiply-adds");
        report.Line($"{stem}.safetensors: {Figures.Of(info.Parameters)} parameters");
        if (golden is not null)
        {
            report.Line($"{stem}.golden.safetensors: off ONNX Runtime by {Figures.OfDifference(golden.Worst.Relative)} of the largest output");
        }
    }
}
