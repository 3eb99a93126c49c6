using System.Globalization;
using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Layers;

/// <summary>One layer under its kind's eyes: the stated arguments, and where to report problems.</summary>
internal sealed class LayerCheck(int index, Layer layer, Rounding networkRounding, List<Problem> problems)
{
    public string Kind => layer.Kind;

    public string Name => layer.Name;

    public LayerArguments Arguments => layer.Arguments;

    /// <summary>What the network says of sizes that are not whole.</summary>
    public Rounding NetworkRounding => networkRounding;

    /// <summary>Reports a problem on the first of the arguments that is stated; kind and name lead the message's values.</summary>
    public void Report(string id, string[] arguments, params object[] values) =>
        problems.Add(new Problem(
            id, index, arguments.ToEquatableArray(), new[] { Kind, Name }.Concat(values.Select(v => Convert.ToString(v, CultureInfo.InvariantCulture)!)).ToEquatableArray()));

    /// <summary>Whether every stated one of the arguments is at least <paramref name="least"/>; reports each that is not.</summary>
    public bool AtLeast(int least, params string[] names)
    {
        bool all = true;
        foreach (string name in names.Where(n => Arguments.Has(n) && Arguments.Number(n, least) < least))
        {
            Report(DiagnosticIds.OutOfRange, [name], name, Arguments.Number(name, 0), least == 0 ? "0 or more" : $"{least} or more");
            all = false;
        }

        return all;
    }

    /// <summary>Whether the input is a map; reports when it is not.</summary>
    public bool NeedsMap(Shape input)
    {
        if (!input.IsMap)
        {
            Report(DiagnosticIds.MapExpected, [], input.Channels);
        }

        return input.IsMap;
    }

    /// <summary>Whether a tensor or workspace of this size can be indexed; reports when it cannot.</summary>
    public bool Fits(long length, string what, params string[] arguments)
    {
        // The kernels keep room for whole vectors of 16 channels, so the limit leaves some.
        bool fits = length is >= 0 and <= int.MaxValue - 64;
        if (!fits)
        {
            Report(DiagnosticIds.SizeOverflow, arguments, what, length);
        }

        return fits;
    }
}
