using Spectre.Console;

namespace CnnDsl.Tool.Terminal;

/// <summary>Results on one stream, progress and mistakes on the other; colours and moving parts only where a terminal shows them.</summary>
internal sealed class Report(TextWriter output, TextWriter error)
{
    /// <summary>Wide enough for a name and its figures, where no terminal says otherwise.</summary>
    private const int WidthOfFiles = 200;

    /// <summary>The id of mistakes in the form in which builds show them.</summary>
    private const string Id = "CNN4001";

    /// <summary>The file at which a build is to show mistakes, each on a line in MSBuild's canonical form; null outside of builds.</summary>
    public string? Blamed { get; set; }

    /// <summary>A line of results.</summary>
    public void Line(string text = "") => output.WriteLine(OneLine.Of(text));

    /// <summary>A mistake, on one line, or with its list on the lines below.</summary>
    public void Error(string message) => error.WriteLine(Blamed is null
        ? $"cnndsl: {string.Join('\n', message.Split('\n').Select(OneLine.Of))}"
        : $"{Blamed} : error {Id}: {OneLine.Of(message.Replace("\n", "; ", StringComparison.Ordinal))}");

    /// <summary>A table of results. Columns whose name ends with a number sign hold numbers and stand at the right.</summary>
    public void Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows) => Table(output, Console.IsOutputRedirected, columns, rows);

    /// <summary>A table that belongs to a mistake; in a build each row is one.</summary>
    public void ErrorTable(IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        if (Blamed is null)
        {
            Table(error, Console.IsErrorRedirected, columns, rows);
            return;
        }

        foreach (IReadOnlyList<string> row in rows)
        {
            Error(string.Join("; ", columns.Zip(row, (column, cell) => $"{column}: {cell}")));
        }
    }

    /// <summary>Does a piece of work and, on a terminal, says what is being done meanwhile.</summary>
    public T Working<T>(string what, Func<T> work)
    {
        if (Console.IsErrorRedirected || error != Console.Error)
        {
            return work();
        }

        return ConsoleOn(error, isFile: false).Status().Start($"{Markup.Escape(what)} ...", _ => work());
    }

    private static void Table(TextWriter writer, bool isRedirected, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        bool isFile = isRedirected || (writer != Console.Out && writer != Console.Error);
        Table table = new() { Border = isFile ? TableBorder.Markdown : TableBorder.Simple };
        foreach (string column in columns)
        {
            TableColumn made = new(new Text(column.TrimEnd('#')));
            table.AddColumn(column.EndsWith('#') ? made.RightAligned().NoWrap() : made.LeftAligned());
        }

        foreach (IReadOnlyList<string> row in rows)
        {
            // Text, not markup: a name from a file may hold brackets.
            table.AddRow(row.Select(cell => new Text(OneLine.Of(cell))));
        }

        ConsoleOn(writer, isFile).Write(table);
    }

    private static IAnsiConsole ConsoleOn(TextWriter writer, bool isFile)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isFile ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isFile ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = isFile ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (isFile)
        {
            console.Profile.Width = WidthOfFiles;
            console.Profile.Capabilities.Unicode = false;
        }

        return console;
    }
}
