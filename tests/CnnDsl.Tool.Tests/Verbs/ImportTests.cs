using CnnDsl.Onnx.Compiling;
using CnnDsl.Tool.Tests.Harness;
using CnnDsl.Weights;

namespace CnnDsl.Tool.Tests.Verbs;

/// <summary><c>cnndsl import</c>.</summary>
public sealed class ImportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Writes_a_class_its_weights_and_a_golden_file_that_agree()
    {
        string model = Models.Write(_folder, Small.Info);
        Cnndsl.Run("import", model, "--namespace", "Shop.Vision", "--class", "Eye", "--out", _folder["out/new"], "--batch", "2").Succeeds("Eye.cs", "Eye.safetensors", "off ONNX Runtime by");
        Assert.Equal(["Small.onnx", "out/new/Eye.cs", "out/new/Eye.golden.safetensors", "out/new/Eye.safetensors"], _folder.Files);

        string source = File.ReadAllText(_folder["out/new/Eye.cs"]);
        Assert.Contains("From Small.onnx: ", source, StringComparison.Ordinal);
        CompiledNetwork network = NetworkCompiler.Compile(source, "Shop.Vision.Eye");
        using SafeTensors weights = SafeTensors.Open(_folder["out/new/Eye.safetensors"]);
        using SafeTensors golden = SafeTensors.Open(_folder["out/new/Eye.golden.safetensors"]);
        float[] output = new float[10];
        network.Create(weights)(Read(golden, "input.input", 2, 3, 12, 10), output);
        float[] expected = Read(golden, $"output.{golden.Tensors.Single(tensor => tensor.Name.StartsWith("output.", StringComparison.Ordinal)).Name[7..]}", 2, 5);
        Assert.All(expected.Zip(output), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
        Assert.Contains(output, number => Math.Abs(number) > 1e-2f);
    }

    [Fact]
    public void Finds_the_block_that_repeats()
    {
        Cnndsl.Run("import", Models.Write(_folder, Small.Info), "--namespace", "N", "--out", _folder.Root).Succeeds();
        Assert.Contains("Repeat = 3, Name = \"stage\")]", File.ReadAllText(_folder["Small.cs"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_golden_the_model_is_not_run()
    {
        Cnndsl.Run("import", Models.Write(_folder, Tiny.Info), "--namespace", "N", "--out", _folder.Root, "--no-golden").Succeeds();
        Assert.Equal(["Tiny.cs", "Tiny.onnx", "Tiny.safetensors"], _folder.Files);
    }

    [Fact]
    public void Lists_every_node_that_is_not_supported_and_writes_nothing()
    {
        string model = Models.WriteUnsupported(_folder, "Conjure", "Relu", "Divine");
        Cnndsl run = Cnndsl.Run("import", model, "--namespace", "N", "--out", _folder["out"]);
        run.Fails(1, "2 of its nodes", "the_Conjure", "Conjure", "the_Divine", "Divine");
        Assert.DoesNotContain("the_Relu", run.Error, StringComparison.Ordinal);
        Assert.Equal(["strange.onnx"], _folder.Files);
    }

    [Fact]
    public void Says_what_is_wrong_with_a_file()
    {
        File.WriteAllText(_folder["text.onnx"], "this is no model");
        Cnndsl.Run("import", _folder["text.onnx"], "--namespace", "N", "--out", _folder.Root).Fails(1, "text.onnx");
        Cnndsl.Run("import", _folder["none.onnx"], "--namespace", "N", "--out", _folder.Root).Fails(1, "none.onnx");
        byte[] whole = File.ReadAllBytes(Models.Write(_folder, Tiny.Info));
        File.WriteAllBytes(_folder["cut.onnx"], whole[..(whole.Length - 20)]);
        Cnndsl.Run("import", _folder["cut.onnx"], "--namespace", "N", "--out", _folder.Root).Fails(1, "cut.onnx");
        Assert.Equal(["Tiny.onnx", "cut.onnx", "text.onnx"], _folder.Files);
    }

    [Fact]
    public void Nothing_is_left_where_a_file_cannot_be_written()
    {
        string model = Models.Write(_folder, Tiny.Info);
        File.WriteAllText(_folder["taken"], "");
        Cnndsl.Run("import", model, "--namespace", "N", "--out", _folder["taken"]).Fails(1, "taken");
        Assert.Equal(["Tiny.onnx", "taken"], _folder.Files);
    }

    [Theory]
    [InlineData("--namespace 1N", "1N")]
    [InlineData("--namespace N --class a-b", "a-b")]
    [InlineData("--namespace N --class class", "class")]
    public void Names_must_be_names_in_CSharp(string options, string word) =>
        Cnndsl.Run(["import", Models.Write(_folder, Tiny.Info), "--out", _folder.Root, .. options.Split(' ')]).Fails(1, word);

    private static float[] Read(SafeTensors file, string name, params int[] shape)
    {
        TensorEntry tensor = file.Tensors.Single(tensor => tensor.Name == name);
        Assert.Equal(new TensorShape(shape), tensor.Shape);
        float[] numbers = new float[tensor.Shape.Length];
        file.Read(tensor, numbers);
        return numbers;
    }
}
