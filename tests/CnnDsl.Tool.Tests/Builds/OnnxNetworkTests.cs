using CnnDsl.Tool.Tests.Harness;

namespace CnnDsl.Tool.Tests.Builds;

/// <summary>Models as items of a project.</summary>
public sealed class OnnxNetworkTests : IDisposable
{
    private const string Program = """
        using System.Linq;
        Shop.Eye eye = Shop.Eye.Load("Eye.safetensors");
        float[] output = new float[2 * 5];
        eye.Forward(new float[2 * 3 * 12 * 10], output);
        System.Console.WriteLine($"{Shop.Eye.Info.Layers.Count} layers, {output.Count(float.IsFinite)} numbers");
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_model_becomes_a_class_of_the_project_and_is_imported_again_only_when_it_changes()
    {
        string model = Models.Write(_folder, Small.Info);
        UserProject project = ScratchProject.In(_folder, """<OnnxNetwork Include="Small.onnx" Namespace="Shop" Class="Eye" Batch="2" />""", Program);
        Succeeds(project.Build(), "Small.onnx -> Shop.Eye");
        (int code, string text) = RunBeside(project);
        Assert.Equal((0, $"{Small.Info.Layers.Count} layers, 10 numbers"), (code, text.Trim()));

        Assert.DoesNotContain("Small.onnx ->", Succeeds(project.Build()), StringComparison.Ordinal);
        File.SetLastWriteTimeUtc(model, DateTime.UtcNow);
        Succeeds(project.Build(), "Small.onnx -> Shop.Eye");
    }

    [Fact]
    public void Mistakes_are_errors_at_the_models_file()
    {
        Models.WriteUnsupported(_folder, "Conjure", "Divine");
        (int code, string text) = ScratchProject.In(_folder, """<OnnxNetwork Include="strange.onnx" Namespace="Shop" Class="Eye" />""", "").Build();
        Assert.NotEqual(0, code);
        Assert.Contains($"{_folder["strange.onnx"]} : error CNN4001: ", text, StringComparison.Ordinal);
        Assert.Contains("the_Conjure", text, StringComparison.Ordinal);
        Assert.Contains("the_Divine", text, StringComparison.Ordinal);
    }

    /// <summary>The weights lie beside the program.</summary>
    private (int Code, string Text) RunBeside(UserProject project)
    {
        Assert.Contains(Path.Combine("bin", "Release", "net10.0", "Eye.safetensors"), _folder.Files);
        File.Copy(_folder["bin/Release/net10.0/Eye.safetensors"], _folder["Eye.safetensors"]);
        return project.Run();
    }

    private static string Succeeds((int Code, string Text) run, params string[] words)
    {
        Assert.True(run.Code == 0, run.Text);
        Assert.All(words, word => Assert.Contains(word, run.Text, StringComparison.Ordinal));
        return run.Text;
    }
}
