using System.CommandLine;
using System.Numerics.Tensors;
using CnnDsl.Golden;
using CnnDsl.Onnx.Compiling;
using CnnDsl.Tool.Files;
using CnnDsl.Tool.Running;
using CnnDsl.Tool.Terminal;
using CnnDsl.Weights;

namespace CnnDsl.Tool.Verbs;

/// <summary><c>cnndsl golden</c>: records an input of a compiled network and what it makes of it.</summary>
internal sealed class GoldenVerb
{
    private readonly CompiledNetworkOptions _compiled = new();
    private readonly Option<string?> _input = new("--input") { Description = "A safetensors file with the inputs, input.NAME each. Default: numbers that look like pictures, the same on every machine.", HelpName = "file" };
    private readonly Option<int> _images = new("--images") { Description = "How many images, where no file has them.", HelpName = "number", DefaultValueFactory = _ => 2 };
    private readonly Option<string> _out = new("--out") { Description = "The safetensors file to write.", HelpName = "file", Required = true };

    private GoldenVerb()
    {
    }

    public static Command Command(Report report)
    {
        GoldenVerb verb = new();
        Command command = new("golden", "Records an input of a compiled network and its outputs, for SelfTest to compare with wherever the network runs.")
        {
            verb._compiled.Assembly, verb._compiled.Network, verb._compiled.Weights, verb._input, verb._images, verb._out,
        };
        command.SetAction(parsed => verb.Run(parsed, report));
        return command;
    }

    private int Run(ParseResult parsed, Report report)
    {
        int images = parsed.GetValue(_images);
        if (images is < 1 or > 4096)
        {
            throw new ToolException($"--images is {images}; it must be from 1 to 4096.");
        }

        string path = parsed.GetRequiredValue(_out);
        CompiledNetwork network = _compiled.Load(parsed);
        using SafeTensors weights = _compiled.OpenWeights(parsed);
        ForwardPass forward = network.Create(weights);
        (images, float[][] inputs) = parsed.GetValue(_input) is { } file ? Recorded(network.Info, file) : (images, Seeded(network.Info, images));
        float[][] outputs = NetworkRun.Forward(network.Info, forward, inputs, images);
        using WholeFiles files = new();
        files.Add(path, temporary => SafeTensors.Save(temporary, new Dictionary<string, Tensor<float>>(
        [
            .. Named(GoldenTensors.Input, network.Info.Inputs, inputs, images), .. Named(GoldenTensors.Output, network.Info.Outputs, outputs, images),
        ])));
        files.Keep();
        report.Line($"{path}: {Figures.Of(images)} {(images == 1 ? "image" : "images")}, {Figures.Of(inputs.Length)} in, {Figures.Of(outputs.Length)} out");
        return CommandLine.Success;
    }

    private static (int Images, float[][] Inputs) Recorded(NetworkInfo info, string path)
    {
        using SafeTensors file = SafeTensors.Open(path);
        GoldenTensors recorded = GoldenTensors.Read(info with { Outputs = [] }, file);
        return (recorded.Images, recorded.Inputs);
    }

    private static float[][] Seeded(NetworkInfo info, int images) => [.. info.Inputs.Select((input, i) =>
    {
        float[] numbers = new SeededNumbers(1 + (ulong)i).TakeInputs(images, input.Shape);
        return input.Format == InputFormat.Bytes ? Array.ConvertAll(numbers, number => Math.Clamp(MathF.Round(128 + (48 * number)), 0, 255)) : numbers;
    })];

    private static IEnumerable<KeyValuePair<string, Tensor<float>>> Named(string prefix, IReadOnlyList<ValueInfo> values, float[][] numbers, int images) =>
        values.Select((value, i) => KeyValuePair.Create(prefix + value.Name, DeclaredTensors.Of(numbers[i], new TensorShape([images, .. value.Shape.Dimensions]))));
}
