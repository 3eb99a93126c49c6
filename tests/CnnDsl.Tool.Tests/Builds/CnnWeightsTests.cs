using System.Numerics.Tensors;
using CnnDsl.Tool.Tests.Harness;
using CnnDsl.Weights;

namespace CnnDsl.Tool.Tests.Builds;

/// <summary>Weights as items of a project.</summary>
public sealed class CnnWeightsTests : IDisposable
{
    private const string Network = """
        [CnnDsl.Network, CnnDsl.Input(1, 4, 4)]
        [CnnDsl.Conv2D(2, 3)]
        [CnnDsl.Flatten, CnnDsl.Dense(3)]
        partial class Eye;
        """;

    private const string Program = $$"""
        float[] output = new float[3];
        using (System.IO.FileStream file = System.IO.File.OpenRead("eye.safetensors"))
        {
            Eye.Load(file).Forward(new float[16], output);
        }

        float[] embedded = new float[3];
        Eye.LoadEmbedded().Forward(new float[16], embedded);
        System.Console.WriteLine(System.Linq.Enumerable.SequenceEqual(output, embedded) ? output[0].ToString(System.Globalization.CultureInfo.InvariantCulture) : "other");

        {{Network}}
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_is_looked_into_when_it_changes_and_compiled_against_only_when_its_shapes_do()
    {
        WriteWeights(1, value: 1);
        UserProject project = Project("", $"System.Console.WriteLine();\n{Network}");
        Succeeds(project.Build(), "eye.safetensors -> weights of Eye");
        DateTime compiled = Compiled();
        Assert.DoesNotContain("eye.safetensors ->", Succeeds(project.Build()), StringComparison.Ordinal);

        // Other numbers of the same shapes: the check runs, and the compiler has no reason to.
        WriteWeights(1, value: 2);
        Succeeds(project.Build(), "eye.safetensors -> weights of Eye");
        Assert.Equal(compiled, Compiled());
        Assert.DoesNotContain("eye.safetensors ->", Succeeds(project.Build()), StringComparison.Ordinal);

        WriteWeights(channels: 5, value: 2);
        (int code, string text) = project.Build();
        Assert.NotEqual(0, code);
        Assert.Contains("Program.cs(3,2): error CNN2002: Conv2D 'conv1': 'conv1.weight' is 2 x 5 x 3 x 3 in eye.safetensors, but the network needs 2 x 1 x 3 x 3: 5 channels, not 1", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Embedded_weights_are_loaded_from_the_assembly_and_are_those_of_the_file()
    {
        WriteWeights(1, value: 3);
        UserProject project = Project("Embed=\"true\"", Program);
        Succeeds(project.Build());
        Assert.Equal((0, "3"), Trimmed(project.Run()));

        // Of the same shapes: the assembly takes the new ones all the same.
        WriteWeights(1, value: 4);
        Succeeds(project.Build());
        Assert.Equal((0, "4"), Trimmed(project.Run()));
    }

    [Theory]
    [InlineData("half", "its tensors take 188 bytes of data, but it ends after ")]
    [InlineData("hostile", "its header is to be 18446744073709551615 bytes long")]
    [InlineData("empty", "it is empty")]
    [InlineData("missing", "Could not find file")]
    public void A_file_that_cannot_be_read_is_one_error_at_the_file(string kind, string words)
    {
        WriteWeights(1, value: 1);
        byte[] whole = File.ReadAllBytes(_folder["eye.safetensors"]);
        byte[]? bytes = kind switch
        {
            "half" => whole[..^40],
            "hostile" => [255, 255, 255, 255, 255, 255, 255, 255, .. whole[8..]],
            "empty" => [],
            _ => null,
        };
        File.Delete(_folder["eye.safetensors"]);
        if (bytes is not null)
        {
            File.WriteAllBytes(_folder["eye.safetensors"], bytes);
        }

        (int code, string text) = Project("", $"System.Console.WriteLine();\n{Network}").Build();
        Assert.NotEqual(0, code);
        string error = Assert.Single(text.Split('\n').Where(line => line.Contains("error", StringComparison.Ordinal) && !line.Contains("Error(s)", StringComparison.Ordinal)).Distinct());
        Assert.StartsWith($"{_folder["eye.safetensors"]} : error CNN4002: ", error.Trim(), StringComparison.Ordinal);
        Assert.Contains(words, error, StringComparison.Ordinal);
    }

    private UserProject Project(string metadata, string program) =>
        ScratchProject.In(_folder, $"""<CnnWeights Include="eye.safetensors" Network="Eye" {metadata} />""", program);

    /// <summary>Weights whose first output on zeros is <paramref name="value"/>.</summary>
    private void WriteWeights(int channels, float value) => SafeTensors.Save(_folder["eye.safetensors"], new Dictionary<string, Tensor<float>>
    {
        ["conv1.weight"] = Tensor.Create(new float[2 * channels * 9], [2, channels, 3, 3]),
        ["conv1.bias"] = Tensor.Create(new float[2], [2]),
        ["dense1.weight"] = Tensor.Create(new float[24], [3, 8]),
        ["dense1.bias"] = Tensor.Create([value, 0, 0], [3]),
    });

    private DateTime Compiled() => File.GetLastWriteTimeUtc(_folder["obj/Release/net10.0/Scratch.dll"]);

    private static (int Code, string Text) Trimmed((int Code, string Text) run) => (run.Code, run.Text.Trim());

    private static string Succeeds((int Code, string Text) run, params string[] words)
    {
        Assert.True(run.Code == 0, run.Text);
        Assert.All(words, word => Assert.Contains(word, run.Text, StringComparison.Ordinal));
        return run.Text;
    }
}
