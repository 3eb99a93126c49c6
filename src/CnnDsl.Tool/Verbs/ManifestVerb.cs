using System.CommandLine;
using System.Globalization;
using CnnDsl.Tool.Files;
using CnnDsl.Tool.Terminal;
using CnnDsl.Weights;

namespace CnnDsl.Tool.Verbs;

/// <summary><c>cnndsl manifest</c>, for builds: writes down what is in a file of tensors, for the generator, which opens no files.</summary>
internal sealed class ManifestVerb
{
    private readonly Argument<string> _file = new("file") { Description = "The safetensors file." };
    private readonly Option<string> _network = new("--network") { Description = "The class that the file is for.", HelpName = "class", Required = true };
    private readonly Option<string> _kind = new("--kind") { Description = "What it is: weights, or golden numbers.", HelpName = "kind", DefaultValueFactory = _ => "weights" };
    private readonly Option<string?> _resource = new("--resource") { Description = "The resource that it is embedded as.", HelpName = "name" };
    private readonly Option<double> _tolerance = new("--tolerance") { Description = "Of golden numbers: the largest difference.", HelpName = "number", DefaultValueFactory = _ => SelfTestResult.DefaultTolerance };
    private readonly Option<string> _out = new("--out") { Description = "The text file to write.", HelpName = "file", Required = true };

    private ManifestVerb()
    {
    }

    public static Command Command()
    {
        ManifestVerb verb = new();
        Command command = new("manifest", "Writes the names, types and shapes of a file's tensors as text, which a build hands to the generator.") { Hidden = true };
        verb._kind.AcceptOnlyFromAmong("weights", "golden");
        command.Add(verb._file);
        command.Add(verb._network);
        command.Add(verb._kind);
        command.Add(verb._resource);
        command.Add(verb._tolerance);
        command.Add(verb._out);
        command.SetAction(parsed => verb.Run(parsed));
        return command;
    }

    private int Run(ParseResult parsed)
    {
        string path = Path.GetFullPath(parsed.GetRequiredValue(_file));
        string kind = parsed.GetRequiredValue(_kind);
        List<(string, string)> facts = [("kind", kind), ("network", parsed.GetRequiredValue(_network)), ("file", path), ("resource", parsed.GetValue(_resource) ?? "")];
        if (kind == "golden")
        {
            facts.Add(("tolerance", parsed.GetValue(_tolerance).ToString("R", CultureInfo.InvariantCulture)));
        }

        using SafeTensors file = SafeTensors.Open(path);
        string text = ManifestText.Of(facts, file.Tensors);
        string target = parsed.GetRequiredValue(_out);

        // The text is an input of the compiler, which is to run again only when it says something else.
        if (!File.Exists(target) || File.ReadAllText(target) != text)
        {
            using WholeFiles files = new();
            files.Add(target, temporary => File.WriteAllText(temporary, text));
            files.Keep();
        }

        return CommandLine.Success;
    }
}
