using System.Globalization;
using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Layers;

/// <summary>One layer under its kind's eyes: the stated arguments, and where to report problems.</summary>
internal sealed class LayerCheck(int index, Layer layer, IReadOnlyList<string> inputs, Rounding networkRounding, List<Problem> problems)
{
    public string Kind => layer.Kind;

    public string Name => layer.Name;

    public LayerArguments Arguments => layer.Arguments;

    /// <summary>Names of the layers that it reads.</summary>
    public IReadOnlyList<string> Inputs => inputs;

    /// <summary>Whether nothing is reported of this layer.</summary>
    public bool IsSound { get; private set; } = true;

    /// <summary>
    /// Whether to look at the second direction too: an argument for both directions is one mistake when it does not fit, unless
    /// the second has one of these for itself.
    /// </summary>
    public bool IsSoundOrStates(params string[] ofSecond) => IsSound || ofSecond.Any(Arguments.Has);

    /// <summary>What the network says of sizes that are not whole.</summary>
    public Rounding NetworkRounding => networkRounding;

    /// <summary>Reports a problem on the first of the arguments that is stated; kind and name lead the message's values.</summary>
    public void Report(string id, string[] arguments, params object[] values)
    {
        IsSound = false;
        problems.Add(new Problem(
            id, index, arguments.ToEquatableArray(), new[] { Kind, Name }.Concat(values.Select(v => Convert.ToString(v, CultureInfo.InvariantCulture)!)).ToEquatableArray()));
    }

    /// <summary>Reports each stated one of the arguments that is less than <paramref name="least"/>.</summary>
    public void AtLeast(int least, params string[] names)
    {
        foreach (string name in names)
        {
            InRange(name, value => value >= least, $"{least} or more");
        }
    }

    /// <summary>Reports each stated one of the arguments that is not a number, or too large for 32 bits.</summary>
    public void Finite(params string[] names)
    {
        foreach (string name in names)
        {
            InRange(name, value => Math.Abs(value) <= float.MaxValue, "a finite 32-bit number");
        }
    }

    /// <summary>Reports the argument when it is stated and not good.</summary>
    public void InRange(string name, Func<double, bool> isGood, string range)
    {
        if (Arguments.Has(name) && Arguments.Number(name, 0) is var value && !isGood(value))
        {
            Report(DiagnosticIds.OutOfRange, [name], name, value, range);
        }
    }

    /// <summary>Whether the input is a map; reports when it is not.</summary>
    public bool NeedsMap(Shape input)
    {
        if (!input.IsMap)
        {
            Report(DiagnosticIds.MapExpected, [], input.Describe());
        }

        return input.IsMap;
    }

    /// <summary>Whether the input is a sequence; reports when it is not.</summary>
    public bool NeedsSequence(Shape input)
    {
        if (!input.IsSequence)
        {
            Report(DiagnosticIds.SequenceExpected, [], input.Describe());
        }

        return input.IsSequence;
    }

    /// <summary>Whether a tensor or workspace of this size can be indexed; reports when it cannot.</summary>
    public bool Fits(long length, string what, params string[] arguments)
    {
        bool fits = length is >= 0 and <= Sizes.Most;
        if (!fits)
        {
            Report(DiagnosticIds.SizeOverflow, arguments, what, length == long.MaxValue ? "more than 2^63" : length, Sizes.Most);
        }

        return fits;
    }
}
