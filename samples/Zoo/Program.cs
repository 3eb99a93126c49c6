using CnnDsl;
using CnnDsl.Weights;

namespace Zoo;

/// <summary>Lists the networks, or runs those whose weights are in a folder and compares them with PyTorch.</summary>
public static class Program
{
    /// <summary>The largest difference to PyTorch, as a part of the largest output, that rounding explains.</summary>
    public const double Tolerance = 1e-4;

    private const string Usage = "Usage: dotnet run -c Release --project samples/Zoo [-- DIR], where DIR has files that export.py wrote.";

    /// <summary>0 when all is well, 1 when a network differs from PyTorch or cannot be run.</summary>
    public static int Main(string[] args) => Run(args, Console.Out, Console.Error);

    /// <summary>The same, with writers of the caller's.</summary>
    public static int Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        if (arguments.Count > 1 || arguments.Any(argument => argument.StartsWith('-')))
        {
            error.WriteLine(Usage);
            return 1;
        }

        try
        {
            return arguments.Count == 0 ? List(output) : TryAll(arguments[0], output, error);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException or WeightsException)
        {
            error.WriteLine(exception.Message);
            return 1;
        }
    }

    private static int List(TextWriter output)
    {
        output.WriteLine($"{"Network",-16}{"Layers",8}{"Parameters",14}{"Multiply-adds",18}{"Workspace",14}");
        foreach (Entry entry in Catalog.All)
        {
            NetworkInfo info = entry.Info;
            output.WriteLine(
                $"{info.Name,-16}{info.Layers.Count,8}{info.Parameters,14:N0}{info.MultiplyAdds,18:N0}{$"{info.WorkspaceBytes / 1e6:N1} MB",14}");
        }

        return 0;
    }

    private static int TryAll(string folder, TextWriter output, TextWriter error)
    {
        Entry[] found = [.. Catalog.All.Where(entry => File.Exists(Trial.Weights(folder, entry.Name)))];
        if (found.Length == 0)
        {
            error.WriteLine($"{folder} has none of {string.Join(", ", Catalog.All.Select(entry => $"{entry.Name}.safetensors"))}; export.py writes them.");
            return 1;
        }

        output.WriteLine($"Vectors of {(int)VectorWidths.Supported[^1]} bits, one thread.");
        output.WriteLine();
        output.WriteLine($"{"Network",-16}{"Parameters",14}{"Multiply-adds",18}{"ms an image",14}{"Off PyTorch by",17}");
        bool good = true;
        foreach (Entry entry in found)
        {
            Trial trial = entry.Try(folder);
            output.WriteLine(
                $"{entry.Info.Name,-16}{entry.Info.Parameters,14:N0}{entry.Info.MultiplyAdds,18:N0}{trial.Milliseconds,14:N2}{trial.Difference,17:0.0E+0}");

            // Not "greater than": a NaN is bad too.
            if (!(trial.Difference <= Tolerance))
            {
                error.WriteLine($"{entry.Info.Name} differs from PyTorch by {trial.Difference:0.0E+0} of its largest output; rounding explains up to {Tolerance:0E+0}.");
                good = false;
            }
        }

        return good ? 0 : 1;
    }
}
