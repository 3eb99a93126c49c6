using System.Collections.Immutable;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace CnnDsl.Onnx.Compiling;

/// <summary>Compiles declarations in memory, with the generator, and loads what comes out.</summary>
public static class NetworkCompiler
{
    /// <summary>Compiles a file and returns one of its classes.</summary>
    /// <param name="source">The file's text.</param>
    /// <param name="class">The class's name, with its namespace.</param>
    /// <exception cref="InvalidOperationException">The generator or the compiler complains; every complaint is listed.</exception>
    public static CompiledNetwork Compile(string source, string @class) => CompileAll(source, [@class])[0];

    /// <summary>Compiles a file and returns several of its classes, in the order of their names.</summary>
    /// <exception cref="InvalidOperationException">The generator or the compiler complains; every complaint is listed.</exception>
    public static IReadOnlyList<CompiledNetwork> CompileAll(string source, IReadOnlyList<string> classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        Compilation generated = InMemory.Generate(
            InMemory.Library($"CnnDsl.Compiled.{Guid.NewGuid():N}", [InMemory.Parse(source, $"{classes[0]}.cs")]), out ImmutableArray<Diagnostic> said, out Exception? crash);
        if (crash is not null)
        {
            throw new InvalidOperationException($"The generator failed on {classes[0]}.", crash);
        }

        using MemoryStream image = new();
        Diagnostic[] complaints = [.. said.Concat(generated.Emit(image).Diagnostics).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        if (complaints.Length > 0)
        {
            throw new InvalidOperationException($"{classes[0]} does not compile:\n{string.Join('\n', complaints.Select(complaint => complaint.ToString()))}");
        }

        image.Position = 0;
        AssemblyLoadContext context = new(classes[0], isCollectible: true);
        System.Reflection.Assembly assembly = context.LoadFromStream(image);
        return [.. classes.Select(name => CompiledNetwork.Of(assembly.GetType(name, throwOnError: true)!))];
    }
}
