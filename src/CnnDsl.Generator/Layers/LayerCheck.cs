using System.Globalization;
using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Layers;

/// <summary>One layer under its kind's eyes: the stated arguments, and where to report problems.</summary>
internal sealed class LayerCheck(int index, Layer layer, IReadOnlyList<string> inputs, Rounding networkRounding, List<Problem> problems)
{
    /// <summary>Arguments whose least value is what they are when nobody states them.</summary>
    private static readonly string[] Defaulted = ["Stride", "Padding", "Dilation", "Groups", "Multiplier", "OutputPadding"];

    public string Kind => layer.Kind;

    public string Name => layer.Name;

    public LayerArguments Arguments => layer.Arguments;

    /// <summary>Names of the layers that it reads.</summary>
    public IReadOnlyList<string> Inputs => inputs;

    /// <summary>Whether one of the inputs stands before another in the source.</summary>
    public bool IsEarlier(int input, int other) => layer.Inputs[input] < layer.Inputs[other];

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

    /// <summary>Says what may mend the problem that was reported last, best first.</summary>
    public void Offer(params IEnumerable<Remedy> remedies)
    {
        Problem last = problems[problems.Count - 1];
        problems[problems.Count - 1] = last with { Remedies = last.Remedies.Concat(remedies).ToEquatableArray() };
    }

    /// <summary>Reports each stated one of the arguments that is less than <paramref name="least"/>.</summary>
    public void AtLeast(int least, params string[] names)
    {
        foreach (string name in names)
        {
            if (!InRange(name, value => value >= least, $"{least} or more"))
            {
                Offer(Nearest(name, least));
            }
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

    /// <summary>Whether the argument is good, or not stated; reports it when it is not.</summary>
    public bool InRange(string name, Func<double, bool> isGood, string range)
    {
        bool isInRange = !Arguments.Has(name) || isGood(Arguments.Number(name, 0));
        if (!isInRange)
        {
            Report(DiagnosticIds.OutOfRange, [name], name, Arguments.Number(name, 0), range);
        }

        return isInRange;
    }

    /// <summary>Whether the input is a map; reports when it is not.</summary>
    public bool NeedsMap(Shape input)
    {
        if (!input.IsMap)
        {
            Report(DiagnosticIds.MapExpected, [], input.Describe());
            OfferOtherKind(input.IsSequence, "2D", "1D");
            Offer(input.IsVector ? [Remedy.Drop("Flatten", Inputs[0])] : []);
        }

        return input.IsMap;
    }

    /// <summary>Whether the input is a sequence; reports when it is not.</summary>
    public bool NeedsSequence(Shape input)
    {
        if (!input.IsSequence)
        {
            Report(DiagnosticIds.SequenceExpected, [], input.Describe());
            OfferOtherKind(input.IsMap, "1D", "2D");
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

    /// <summary>The same number without its sign, and the default of what has one.</summary>
    private IEnumerable<Remedy> Nearest(string name, int least)
    {
        double positive = -Arguments.Number(name, 0);
        if (positive >= Math.Max(1, least) && positive <= int.MaxValue)
        {
            yield return Remedy.Set(name, (long)positive);
        }

        if (Defaulted.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
        {
            yield return Remedy.Set(name, least);
        }
    }

    /// <summary>The kind of the same name for the other number of directions, when there is one.</summary>
    private void OfferOtherKind(bool isForOther, string own, string other)
    {
        string kind = Kind.Replace(own, other);
        if (isForOther && kind != Kind && LayerCatalog.Find(kind) is not null)
        {
            Offer(Remedy.Become(kind));
        }
    }
}
