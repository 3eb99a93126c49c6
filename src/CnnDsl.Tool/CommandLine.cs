using System.CommandLine;
using System.CommandLine.Parsing;
using CnnDsl.Onnx;
using CnnDsl.Tool.Terminal;
using CnnDsl.Tool.Verbs;
using CnnDsl.Weights;
using Microsoft.ML.OnnxRuntime;

namespace CnnDsl.Tool;

/// <summary>The command <c>cnndsl</c>.</summary>
public static class CommandLine
{
    /// <summary>All went well.</summary>
    public const int Success = 0;

    /// <summary>The command was understood, and failed; a line on the error stream says why.</summary>
    public const int Failure = 1;

    /// <summary>The command was not understood.</summary>
    public const int Misuse = 2;

    /// <summary>Runs a command.</summary>
    /// <param name="arguments">What stands behind the program's name.</param>
    /// <param name="output">Where results go.</param>
    /// <param name="error">Where progress and mistakes go.</param>
    /// <returns>The exit code.</returns>
    public static int Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        Report report = new(output, error);
        RootCommand root = new("Networks of CnnDsl and ONNX models: one from the other, and both looked into.")
        {
            ImportVerb.Command(report),
            VerifyVerb.Command(report),
            ExportVerb.Command(report),
            InspectVerb.Command(report),
            DescribeVerb.Command(report),
            GoldenVerb.Command(report),
            ManifestVerb.Command(),
        };
        ParseResult parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (ParseError mistake in parsed.Errors)
            {
                report.Error(mistake.Message);
            }

            error.WriteLine($"Try: {string.Join(' ', PathOf(parsed.CommandResult))} --help");
            return Misuse;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (Exception exception) when (IsExpected(exception))
        {
            report.Error(exception.Message);
            return Failure;
        }
    }

    /// <summary>What bad files, weights and models lead to; anything else is a mistake of this program, and its trace is wanted.</summary>
    private static bool IsExpected(Exception exception) => exception is
        ToolException or OnnxImportException or IOException or UnauthorizedAccessException or WeightsException or NotSupportedException or OnnxRuntimeException;

    private static IEnumerable<string> PathOf(CommandResult command) =>
        [.. command.Parent is CommandResult parent ? PathOf(parent) : [], command.Parent is null ? "cnndsl" : command.Command.Name];
}
