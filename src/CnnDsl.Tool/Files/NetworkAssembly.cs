using System.Reflection;
using System.Runtime.Loader;
using CnnDsl.Onnx.Compiling;

namespace CnnDsl.Tool.Files;

/// <summary>Networks of an assembly that a project was built to.</summary>
internal static class NetworkAssembly
{
    /// <summary>The network of a class, or the only one.</summary>
    /// <exception cref="ToolException">The file is no assembly, has no such network, or has several and none is named.</exception>
    public static CompiledNetwork Load(string path, string? @class)
    {
        Type[] types = NetworksOf(path);
        string known = types.Length == 0 ? "it has no networks" : $"it has {string.Join(", ", types.Select(type => type.FullName))}";
        Type[] wanted = @class is null ? types : [.. types.Where(type => type.FullName == @class)];
        return wanted switch
        {
            [var network] => CompiledNetwork.Of(network),
            [] => throw new ToolException(@class is null ? $"{path}: {known}." : $"{path} has no network {@class}; {known}."),
            _ => throw new ToolException($"{path}: {known}; say which with --network."),
        };
    }

    /// <summary>All networks, in the order of their classes' names.</summary>
    /// <exception cref="ToolException">The file is no assembly.</exception>
    public static IReadOnlyList<(Type Class, CompiledNetwork Network)> LoadAll(string path) => [.. NetworksOf(path).Select(type => (type, CompiledNetwork.Of(type)))];

    private static Type[] NetworksOf(string path) => [.. TypesOf(path).Where(CompiledNetwork.IsNetwork).OrderBy(type => type.FullName, StringComparer.Ordinal)];

    private static Type[] TypesOf(string path)
    {
        if (!File.Exists(path))
        {
            throw new ToolException($"There is no file {path}.");
        }

        try
        {
            return new Context(Path.GetFullPath(path)).LoadFromAssemblyPath(Path.GetFullPath(path)).GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            // What a network does not need may be missing.
            return [.. exception.Types.OfType<Type>()];
        }
        catch (BadImageFormatException exception)
        {
            throw new ToolException($"{path} is no .NET assembly.", exception);
        }
    }

    /// <summary>
    /// What the project depends on beyond this program: the runtime of CnnDsl and all that is in its signatures are this program's,
    /// so that both mean the same types.
    /// </summary>
    private sealed class Context(string path) : AssemblyLoadContext(path)
    {
        private static readonly HashSet<string?> Own =
            [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(Path.GetFileNameWithoutExtension)];

        private readonly AssemblyDependencyResolver _resolver = new(path);

        protected override Assembly? Load(AssemblyName assemblyName) =>
            !Own.Contains(assemblyName.Name) && _resolver.ResolveAssemblyToPath(assemblyName) is { } file ? LoadFromAssemblyPath(file) : null;
    }
}
