using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using CnnDsl.Onnx;

namespace CnnDsl.Tool.Verbs;

/// <summary>What verbs that read a model have in common: the file, and the sizes that it leaves open.</summary>
internal sealed class ModelOptions
{
    private readonly Argument<FileInfo> _model;

    private readonly Option<int?> _batch = new("--batch")
    {
        Description = "The first dimension, where the model leaves it open. A class takes any number of images all the same.",
        HelpName = "n",
    };

    private readonly Option<KeyValuePair<string, TensorShape>[]> _shapes = new("--input")
    {
        Description = "All dimensions of an input that the model leaves open, such as image=1x3x224x224. May be given for each input.",
        HelpName = "name=shape",
        CustomParser = ParseShapes,
        AllowMultipleArgumentsPerToken = false,
        Arity = ArgumentArity.ZeroOrMore,
    };

    /// <param name="description">What the file is.</param>
    public ModelOptions(string description = "The ONNX model's file, opset 7 to 22.")
    {
        _model = new Argument<FileInfo>("model") { Description = description };
        _batch.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && int.TryParse(token.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int batch) && batch < 1)
            {
                result.AddError($"--batch is {token.Value}; it must be 1 or more.");
            }
        });
    }

    public void AddTo(Command command)
    {
        command.Add(_model);
        command.Add(_batch);
        command.Add(_shapes);
    }

    public string PathOf(ParseResult parsed) => parsed.GetRequiredValue(_model).ToString();

    public ImportOptions ImportOf(ParseResult parsed)
    {
        Dictionary<string, TensorShape> shapes = new(StringComparer.Ordinal);
        foreach ((string name, TensorShape shape) in parsed.GetValue(_shapes) ?? [])
        {
            shapes[name] = shape;
        }

        return new ImportOptions { Batch = parsed.GetValue(_batch), Shapes = shapes };
    }

    private static KeyValuePair<string, TensorShape>[]? ParseShapes(ArgumentResult result)
    {
        List<KeyValuePair<string, TensorShape>> shapes = [];
        foreach (string text in result.Tokens.Select(token => token.Value))
        {
            int equals = text.LastIndexOf('=');
            int[]? dimensions = equals > 0 ? ParseDimensions(text[(equals + 1)..]) : null;
            if (dimensions is null)
            {
                result.AddError($"--input {text}: expected is a name, '=' and whole numbers with 'x' between, as in image=1x3x224x224.");
                return null;
            }

            shapes.Add(new(text[..equals], new TensorShape(dimensions)));
        }

        return [.. shapes];
    }

    private static int[]? ParseDimensions(string text)
    {
        string[] parts = text.Split('x', 'X');
        int[] dimensions = [.. parts.Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int size) ? size : 0)];
        return dimensions.All(size => size > 0) ? dimensions : null;
    }
}
