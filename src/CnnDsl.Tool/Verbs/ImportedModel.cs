using CnnDsl.Onnx;
using CnnDsl.Onnx.Compiling;
using CnnDsl.Onnx.Reading;
using CnnDsl.Onnx.Writing;
using CnnDsl.Tool.Terminal;

namespace CnnDsl.Tool.Verbs;

/// <summary>A model that has been imported and compiled.</summary>
/// <param name="Path">The model's file.</param>
/// <param name="Network">The network, under the names that its class has.</param>
/// <param name="Source">The class's file.</param>
/// <param name="Compiled">The class.</param>
internal sealed record ImportedModel(string Path, DeclaredNetwork Network, string Source, CompiledNetwork Compiled)
{
    /// <summary>Imports and compiles a model; null when it has nodes that are not supported, which are then listed.</summary>
    /// <exception cref="ToolException">The class does not compile, which is a mistake of this program.</exception>
    public static ImportedModel? TryOf(string path, ImportOptions options, ClassName name, Report report)
    {
        try
        {
            DeclaredNetwork declared = report.Working($"importing {path}", () => OnnxImport.Import(OnnxModel.Load(path), options));
            return report.Working($"compiling {name.Class}", () => Compile(path, declared, name));
        }
        catch (OnnxImportException exception) when (exception.Unsupported.Count > 0)
        {
            report.Error($"{path} cannot be imported; {Figures.Of(exception.Unsupported.Count)} of its nodes are not supported:");
            report.ErrorTable(["Node", "Operator", "Why"], [.. exception.Unsupported.Select(node => (string[])[node.Name, node.Kind, node.Reason])]);
            return null;
        }
    }

    private static ImportedModel Compile(string path, DeclaredNetwork declared, ClassName name)
    {
        try
        {
            (string source, DeclaredNetwork network) = DeclarationWriter.WriteTidily(declared, name.Namespace, name.Class, System.IO.Path.GetFileName(path));
            return new ImportedModel(path, network, source, NetworkCompiler.Compile(source, name.Full));
        }
        catch (InvalidOperationException exception)
        {
            throw new ToolException($"{path}: this is a mistake of cnndsl. {exception.Message}", exception);
        }
    }
}
