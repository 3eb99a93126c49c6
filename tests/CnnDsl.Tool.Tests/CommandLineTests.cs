using CnnDsl.Tool.Tests.Harness;

namespace CnnDsl.Tool.Tests;

/// <summary>How the command is used, and misused.</summary>
public sealed class CommandLineTests
{
    [Fact]
    public void Help_lists_the_verbs() => Cnndsl.Run("--help").Succeeds("import", "verify", "export", "inspect", "describe");

    [Theory]
    [InlineData("import", "--namespace", "--class", "--out", "--batch", "--input")]
    [InlineData("verify", "--batch", "--input")]
    [InlineData("export", "--network", "--weights", "--out")]
    [InlineData("inspect", "--input")]
    [InlineData("describe", "--network", "--out", "--beside")]
    public void Help_of_a_verb_lists_its_options(string verb, params string[] options) => Cnndsl.Run(verb, "--help").Succeeds(options);

    [Theory]
    [InlineData("")]
    [InlineData("improt model.onnx")]
    [InlineData("import")]
    [InlineData("import model.onnx")]
    [InlineData("import model.onnx --namespace N --colour red")]
    [InlineData("import model.onnx --namespace N --batch many")]
    [InlineData("import model.onnx --namespace N --batch 0", "--batch is 0")]
    [InlineData("import model.onnx --namespace N --input image", "image=1x3x224x224")]
    [InlineData("import model.onnx --namespace N --input image=3x0x2", "image=3x0x2")]
    [InlineData("export a.dll --weights w.safetensors")]
    public void What_is_not_understood_is_said_with_code_2(string arguments, params string[] words) =>
        Cnndsl.Run(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Fails(CommandLine.Misuse, [.. words, "--help"]);
}
