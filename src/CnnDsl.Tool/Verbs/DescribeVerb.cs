using System.CommandLine;
using CnnDsl.Onnx.Compiling;
using CnnDsl.Tool.Files;
using CnnDsl.Tool.Terminal;

namespace CnnDsl.Tool.Verbs;

/// <summary><c>cnndsl describe</c>: compiled networks as Markdown.</summary>
internal sealed class DescribeVerb
{
    private readonly CompiledNetworkOptions _compiled = new();
    private readonly Option<string?> _out = new("--out") { Description = "The Markdown file to write; by default it goes to the output.", HelpName = "file" };

    private readonly Option<string?> _sources = new("--beside")
    {
        Description = "A list of C# files, a line each: every network is written as CLASS.md next to the file that declares it.",
        HelpName = "list",
    };

    private readonly Option<string> _symbols = new("--define")
    {
        Description = "With --beside, the preprocessor's symbols, with semicolons between.",
        HelpName = "symbols",
        DefaultValueFactory = _ => "",
    };

    private DescribeVerb()
    {
    }

    public static Command Command(Report report)
    {
        DescribeVerb verb = new();
        Command command = new("describe", "Shows a compiled network as Markdown: a table of its layers, and its graph as a Mermaid diagram.")
        {
            verb._compiled.Assembly, verb._compiled.Network, verb._out, verb._sources, verb._symbols,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(verb._sources) is not null && (result.GetResult(verb._out) is not null || result.GetResult(verb._compiled.Network) is not null))
            {
                result.AddError("--beside writes every network next to its source; it goes with neither --out nor --network.");
            }
        });
        command.SetAction(parsed => parsed.GetValue(verb._sources) is { } list ? verb.WriteBeside(parsed, list, report) : verb.Show(parsed, report));
        return command;
    }

    private int Show(ParseResult parsed, Report report)
    {
        NetworkInfo info = _compiled.Load(parsed).Info;
        if (parsed.GetValue(_out) is { } path)
        {
            using WholeFiles files = new();
            files.Add(path, temporary => File.WriteAllText(temporary, info.Describe()));
            files.Keep();
            report.Line($"{path}: {Figures.Of(info.Layers.Count)} layers, {Figures.Of(info.Parameters)} parameters");
        }
        else
        {
            foreach (string line in info.Describe().TrimEnd('\n').Split('\n'))
            {
                report.Line(line);
            }
        }

        return CommandLine.Success;
    }

    private int WriteBeside(ParseResult parsed, string list, Report report)
    {
        if (!File.Exists(list))
        {
            throw new ToolException($"There is no file {list}.");
        }

        NetworkSources sources = NetworkSources.Of(File.ReadLines(list).Where(path => path.Length > 0), parsed.GetRequiredValue(_symbols).Split(';'));
        using WholeFiles files = new();
        foreach ((string path, CompiledNetwork network) in DescriptionFile.Places(NetworkAssembly.LoadAll(parsed.GetRequiredValue(_compiled.Assembly)), sources))
        {
            if (DescriptionFile.IsNews(path, network.Info))
            {
                files.Add(path, temporary => File.WriteAllText(temporary, DescriptionFile.TextOf(network.Info)));
            }

            report.Line(path);
        }

        files.Keep();
        return CommandLine.Success;
    }
}
