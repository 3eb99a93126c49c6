using System.Globalization;
using System.Runtime;
using CnnDsl.Start;

// start MODEL [RUNS]: loads the model, runs it, writes the largest output's index; then, if RUNS is given, runs it so often and
// writes what the start took and holds.
Engine engine = new(args[0]);
string loaded = args.Length > 1 ? Resident.Now() : "";
Array.Fill(engine.Input, 0.5f);
engine.Run();
using Stream output = Console.OpenStandardOutput();
int largest = Array.IndexOf(engine.Output, engine.Output.Max());
output.Write([.. largest.ToString(CultureInfo.InvariantCulture).Select(digit => (byte)digit), (byte)'\n']);
output.Flush();
if (args.Length > 1)
{
    (long methods, TimeSpan time) = (JitInfo.GetCompiledMethodCount(), JitInfo.GetCompilationTime());
    for (int i = 1; i < int.Parse(args[1], CultureInfo.InvariantCulture); i++)
    {
        engine.Run();
    }

    string report = string.Create(CultureInfo.InvariantCulture, $"jit {methods} {time.TotalMilliseconds:0.0}\nloaded {loaded}\nrun {Resident.Now()}\n");
    output.Write([.. report.Select(letter => (byte)letter)]);
}
