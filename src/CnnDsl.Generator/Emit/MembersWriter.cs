using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Emit;

/// <summary>The members that users see: constants, construction, Forward.</summary>
internal static class MembersWriter
{
    /// <summary>The parameters of all that makes a network, behind where its weights come from.</summary>
    public const string Options = "global::CnnDsl.VectorWidth width = global::CnnDsl.VectorWidth.Widest, int threads = 0";

    /// <summary>The same, handed on.</summary>
    public const string GivenOptions = "width, threads";

    public static void Write(CodeWriter code, CheckedNetwork network, ForwardPlan plan)
    {
        string name = network.Host.Name;
        WriteConstants(code, network, plan);
        code.Line();
        code.Line($"private readonly global::CnnDsl.Engine.NetworkEngine<{name}> _engine;");
        code.Line();
        WriteConstruction(code, name, network.Host.DisplayName);
        code.Line();
        WriteForward(code);
        StagedForwardWriter.Write(code, network);
    }

    private static void WriteConstants(CodeWriter code, CheckedNetwork network, ForwardPlan plan)
    {
        Shape[] inputs = [.. network.Nodes.Where(node => node.IsInput).Select(node => node.Output)];
        Shape[] outputs = [.. network.Outputs.Select(output => network.Nodes[output.Layer].Output)];
        code.Lines(
            $"/// <summary>Numbers of one image that goes in: {string.Join(" and ", inputs)}.</summary>",
            $"public const int InputLength = {Names.Number(inputs.Sum(input => input.Length))};",
            "",
            $"/// <summary>Numbers that come out for one image: {string.Join(" and ", outputs)}.</summary>",
            $"public const int OutputLength = {Names.Number(outputs.Sum(output => output.Length))};",
            "",
            "/// <summary>Trained numbers of all layers.</summary>",
            $"public const long ParameterCount = {Names.Number(network.Nodes.Sum(node => node.Facts.Parameters))};",
            "",
            "/// <summary>Multiply-adds of one image.</summary>",
            $"public const long MultiplyAdds = {Names.Number(network.Nodes.Sum(node => node.Facts.MultiplyAdds))};",
            "",
            "/// <summary>Memory that one running forward pass needs beyond the weights.</summary>",
            $"public const long WorkspaceBytes = {Names.Number(plan.WorkspaceLength * sizeof(float))};");
    }

    private static void WriteConstruction(CodeWriter code, string name, string displayName)
    {
        string docName = displayName;
        using (code.Block($"private {name}(global::CnnDsl.Engine.NetworkEngine<{name}> engine)"))
        {
            code.Line("_engine = engine;");
        }

        code.Line();
        code.Line("/// <inheritdoc/>");
        using (code.Block($"public static {name} Load(string path, {Options})"))
        {
            WriteBeginning(code, name);
            code.Line("using var file = global::CnnDsl.Weights.SafeTensors.Open(path);");
            code.Line($"return Create(file, {GivenOptions});");
        }

        code.Line();
        code.Line("/// <inheritdoc/>");
        using (code.Block($"public static {name} Load(global::System.IO.Stream stream, {Options})"))
        {
            WriteBeginning(code, name);
            code.Line("using var file = global::CnnDsl.Weights.SafeTensors.Read(stream);");
            code.Line($"return Create(file, {GivenOptions});");
        }

        code.Line();
        code.Line("/// <inheritdoc/>");
        using (code.Block($"public static {name} Create(global::CnnDsl.Weights.IWeightSource weights, {Options})"))
        {
            code.Line($"return new {name}(new global::CnnDsl.Engine.NetworkEngine<{name}>(weights, width, threads));");
        }

        code.Line();
        code.Line($"/// <summary>A {docName} with weights from tensors in memory, by their names (<c>conv1.weight</c>).</summary>");
        code.Line("/// <exception cref=\"global::CnnDsl.Weights.WeightsException\">The tensors are not the network's; every difference is listed.</exception>");
        using (code.Block($"public static {name} Create(global::System.Collections.Generic.IReadOnlyDictionary<string, global::System.Numerics.Tensors.Tensor<float>> weights, {Options})"))
        {
            code.Line("return Create(new global::CnnDsl.Weights.NamedTensors(weights), width, threads);");
        }
    }

    /// <summary>The kernels are compiled while the file is read.</summary>
    public static void WriteBeginning(CodeWriter code, string name) => code.Line($"global::CnnDsl.Engine.NetworkEngine<{name}>.BeginCompiling(width);");

    private static void WriteForward(CodeWriter code)
    {
        code.Line("/// <inheritdoc/>");
        using (code.Block("public void Forward(global::System.ReadOnlySpan<float> input, global::System.Span<float> output)"))
        {
            code.Line("_engine.Forward(input, output);");
        }

        code.Line();
        code.Line("/// <inheritdoc/>");
        using (code.Block("public void Forward(in global::System.Numerics.Tensors.ReadOnlyTensorSpan<float> input, in global::System.Numerics.Tensors.TensorSpan<float> output)"))
        {
            code.Line("_engine.Forward(input, output);");
        }

        code.Line();
        code.Line("/// <inheritdoc/>");
        using (code.Block("public global::System.Numerics.Tensors.Tensor<float> Forward(global::System.Numerics.Tensors.Tensor<float> input)"))
        {
            code.Line("return _engine.Forward(input);");
        }
    }
}
